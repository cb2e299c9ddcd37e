// Making and arranging elements. Whatever comes from outside becomes a text node or an attribute's
// value; nothing here, or anywhere on this page, reads markup.

const SVG = 'http://www.w3.org/2000/svg';

export const byId = (id) => document.getElementById(id);

/**
 * An element. `options`: `class`, `on` (listeners by event), `vars` (CSS variables), any other is an
 * attribute; `true` sets an empty one, null and false leave it out. Children: nodes or text; null is
 * left out.
 */
export function el(name, options = {}, ...children) {
  return dress(document.createElement(name), options, children);
}

/** The same for SVG. */
export function svg(name, options = {}, ...children) {
  return dress(document.createElementNS(SVG, name), options, children);
}

function dress(made, options, children) {
  for (const [key, value] of Object.entries(options)) {
    if (key === 'on') {
      for (const [type, listener] of Object.entries(value)) made.addEventListener(type, listener);
    } else if (key === 'vars') {
      for (const [variable, to] of Object.entries(value)) made.style.setProperty(variable, to);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** Puts `nodes` into `parent`, in order, moving and removing as little as possible, so that focus stays. */
export function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  let next = parent.firstChild;
  for (const node of nodes) {
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
  }
}

/** Sets text only where it differs, so that a screen reader is not told the same again. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** `work`, at most once in `millis`, however often it is asked for. Runs in hidden tabs too. */
export function coalesced(work, millis = 80) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      work();
    }, millis);
  };
}

/** The shape that stands beside each colour: a diamond, a triangle, a dot. */
export function gradeShape(grade) {
  const shapes = {
    RED: svg('path', { d: 'M8 .8 15.2 8 8 15.2.8 8z' }),
    YELLOW: svg('path', { d: 'M8 1.6 15.4 14.4H.6z' }),
    GREEN: svg('circle', { cx: 8, cy: 8, r: 5.4 }),
  };
  return svg('svg', { viewBox: '0 0 16 16', class: `shape ${grade}`, 'aria-hidden': 'true' }, shapes[grade] || shapes.GREEN);
}
