// Names for places and subjects, for people.

import { getDistrict } from './store.js';
import { named, t, word } from './language.js';

const KM_PER_DEGREE = 111.2;
const DIRECTIONS = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'];

/** What a place is called. A cell is called by the nearest landmark. */
export function placeName(place) {
  switch (place.kind) {
    case 'CELL': return cellName(place);
    case 'COMMUNITY': return communityName(place.community);
    case 'STREET': return streetName(place.street);
    default: return place.subjectName || place.subject || place.heatId;
  }
}

export function communityName(code) {
  return find('communities', code) || code || '—';
}

export function streetName(code) {
  return find('streets', code) || code || '—';
}

function find(list, code) {
  const district = getDistrict();
  const found = district && (district[list] || []).find((one) => one.code === code);
  return found && named(found);
}

/** A line under the name: the sub-district of a community, the index of a cell. */
export function placeDetail(place) {
  if (place.kind === 'CELL') return `H3 ${place.cell}`;
  if (place.kind === 'COMMUNITY') return streetName(place.street);
  return place.kind === 'STREET' ? place.street : '';
}

export function cellName(place) {
  const district = getDistrict();
  const at = place.location;
  if (!district || !at || !(district.landmarks || []).length) return `${t('cell')} ${place.cell}`;
  const wide = KM_PER_DEGREE * Math.cos((at.lat * Math.PI) / 180);
  let best = null;
  for (const landmark of district.landmarks) {
    const x = (at.lon - landmark.lon) * wide;
    const y = (at.lat - landmark.lat) * KM_PER_DEGREE;
    const km = Math.hypot(x, y);
    if (!best || km < best.km) best = { landmark, x, y, km };
  }
  const name = named(best.landmark);
  if (best.km < 0.25) return t('near', { name });
  const turn = Math.round((Math.atan2(best.x, best.y) / (2 * Math.PI)) * 8 + 8) % 8;
  return t('off', { name, direction: word(DIRECTIONS[turn]), km: best.km.toFixed(1) });
}
