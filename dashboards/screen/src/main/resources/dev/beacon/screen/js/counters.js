// The counters at the top, from /api/overview.

import { byId, el, gradeShape, setText } from './dom.js';
import { getOverview } from './store.js';
import { number, t, word } from './language.js';

const read = (...path) => (from) => path.reduce((value, key) => (value === null || value === undefined ? null : value[key]), from) ?? null;

const GROUPS = [
  { name: 'openCases', items: ['RED', 'YELLOW', 'GREEN'].map((grade) => ({ id: grade, grade, of: read('open', grade) })) },
  { name: 'today', items: [{ id: 'received', of: read('today', 'received') }, { id: 'resolved', of: read('today', 'resolved') }] },
  { name: 'watch', items: [
    { id: 'clusters', of: clusters },
    { id: 'clockWarnings', of: read('clocks', 'warning'), tone: 'YELLOW' },
    { id: 'clockBreaches', of: read('clocks', 'breach'), tone: 'RED' },
  ] },
];

/** By severity, or one number. */
function clusters(overview) {
  const counted = overview && overview.clusters;
  if (counted === null || counted === undefined || typeof counted === 'number') return counted ?? null;
  return Object.values(counted).reduce((sum, n) => sum + n, 0);
}

const shown = new Map();

export function makeCounters() {
  byId('counters').replaceChildren(...GROUPS.map(({ name, items }) =>
    el('div', { class: 'group', role: 'group', 'data-t-label': name },
      el('span', { class: 'group-name', 'data-t': name }),
      el('dl', {}, items.map(makeCounter)))));
}

function makeCounter({ id, grade, tone }) {
  const value = el('dd', { 'data-testid': `counter-${id}` }, '—');
  const label = el('dt', {});
  shown.set(id, { value, label, grade });
  return el('div', { class: `counter ${grade || tone || ''}` }, value, el('span', { class: 'label' }, grade ? gradeShape(grade) : null, label));
}

export function renderCounters() {
  const overview = getOverview();
  for (const { id, of } of GROUPS.flatMap(({ items }) => items)) {
    const { value, label, grade } = shown.get(id);
    setText(label, grade ? word(grade) : t(id));
    const text = number(of(overview));
    if (value.textContent !== text) {
      const changed = value.textContent !== '—';
      setText(value, text);
      if (changed) value.animate?.([{ opacity: 0.25, transform: 'translateY(3px)' }, { opacity: 1, transform: 'none' }], { duration: motion(420), easing: 'ease-out' });
    }
    value.parentElement.classList.toggle('zero', text === '0');
  }
}

const motion = (millis) => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : millis);
