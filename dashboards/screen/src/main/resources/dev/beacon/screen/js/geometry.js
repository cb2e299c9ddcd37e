// Plain geometry of the map.

/** The edges that only one of the cells has, which together are the district's border. */
export function outlineOf(cells) {
  const edges = new Map();
  for (const { boundary } of cells) {
    boundary.forEach((from, i) => {
      const to = boundary[(i + 1) % boundary.length];
      const key = [name(from), name(to)].sort().join(' ');
      edges.set(key, edges.has(key) ? null : [from, to]);
    });
  }
  return [...edges.values()].filter(Boolean);
}

// Two cells may give a shared corner with different last digits. 0.00001 degrees are a metre.
const name = ([lon, lat]) => `${lon.toFixed(5)},${lat.toFixed(5)}`;

/**
 * Of `others`, the one to go to from a point in a direction [x, y]: near, and not far off to the side.
 * Undefined if there is none that way.
 */
export function nextInDirection(from, others, pointOf, [dx, dy]) {
  let best;
  let least = Infinity;
  for (const other of others) {
    const { x, y } = pointOf(other);
    const along = (x - from.x) * dx + (y - from.y) * dy;
    const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
    if (along <= 1 || aside > along * 2) continue;
    const cost = along + aside * 1.6;
    if (cost < least) {
      least = cost;
      best = other;
    }
  }
  return best;
}
