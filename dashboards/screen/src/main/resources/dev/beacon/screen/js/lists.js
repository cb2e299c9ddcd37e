// The ranked lists: sub-districts, communities, subjects.

import { arrange, byId, el, gradeShape, setText } from './dom.js';
import { colourOf } from './colour.js';
import { isHot, placesOf, shownScore } from './store.js';
import { placeName } from './places.js';
import { number, t, word } from './language.js';

const LISTS = [
  { id: 'streets', kind: 'STREET', most: 12 },
  { id: 'communities', kind: 'COMMUNITY', most: 40 },
  { id: 'subjects', kind: 'SUBJECT', most: 40 },
];
const rows = new Map();

/** `onSelect` is given the heatId. */
export function renderLists(onSelect) {
  for (const { id, kind, most } of LISTS) {
    const list = byId(id);
    const places = placesOf(kind).filter(isHot);
    const shown = places.slice(0, most).map((place, i) => rowOf(place, i + 1, onSelect));
    arrange(list, shown.length ? shown : [list.querySelector('.none') || el('li', { class: 'none' })]);
    const none = list.querySelector('.none');
    if (none) setText(none, t('nothingHere'));
    setText(byId(`${id}-count`), places.length ? number(places.length) : '');
  }
  const shown = new Set(LISTS.flatMap(({ id }) => [...byId(id).children]));
  for (const [heatId, row] of rows) if (!shown.has(row.node)) rows.delete(heatId);
}

function rowOf(place, rank, onSelect) {
  let row = rows.get(place.heatId);
  if (!row) {
    row = makeRow(place.heatId, onSelect);
    rows.set(place.heatId, row);
  }
  const score = shownScore(place);
  const name = placeName(place);
  row.node.className = place.grade;
  row.node.style.setProperty('--part', Math.max(0.02, place.score / 100));
  row.node.style.setProperty('--fill', colourOf(place.score, place.grade).colour);
  setText(row.rank, String(rank));
  setText(row.name, name);
  row.name.title = name;
  setText(row.score, String(score));
  setText(row.open, t('openShort', { n: number(place.open) }));
  if (row.grade !== place.grade) {
    row.shape.replaceChildren(gradeShape(place.grade));
    row.grade = place.grade;
  }
  row.button.setAttribute('aria-label', t('rowLabel', { rank, name, grade: word(place.grade), score, open: number(place.open) }));
  return row.node;
}

function makeRow(heatId, onSelect) {
  const row = { rank: el('span', { class: 'rank' }), shape: el('span', { class: 'mark-of' }), name: el('span', { class: 'name' }), open: el('span', { class: 'open' }), score: el('b', { class: 'score' }) };
  row.button = el('button', { type: 'button', 'data-heat': heatId, on: { click: () => onSelect(heatId) } },
    row.rank, row.shape, row.name, row.open, row.score, el('span', { class: 'bar' }));
  row.node = el('li', {}, row.button);
  return row;
}
