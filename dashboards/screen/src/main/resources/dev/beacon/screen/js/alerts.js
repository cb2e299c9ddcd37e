// Live alerts as cards, and the clocks that are about to break.

import { arrange, byId, el, gradeShape, setText } from './dom.js';
import { actionsOf, snoozed } from './operator.js';
import { haveAlerts, isOpen, openAlerts, platformNow } from './store.js';
import { clockTime, countdown, dayTime, number, said, shortTime, span, t, word } from './language.js';

const MOST_CARDS = 60;
const MOST_CLOCKS = 30;
const BROKEN_SHOWN_FOR = 2 * 3600000;
const WARNED_AHEAD = 12 * 3600000;
const KINDS = { all: null, onlyClusters: 'CLUSTER', onlyClocks: 'CLOCK' };

const fresh = new Set();
const cards = new Map();
const clocks = new Map();
const hidden = new Set();
let filter = 'all';

export const sentenceOf = (alert) => said(alert.summary) || alert.subjectName || alert.alertId;

export function startAlerts(onChange) {
  for (const button of document.querySelectorAll('.tally [data-severity]')) {
    button.addEventListener('click', () => {
      const { severity } = button.dataset;
      const shown = hidden.delete(severity);
      if (!shown) hidden.add(severity);
      button.setAttribute('aria-pressed', String(shown));
      onChange();
    });
  }
  byId('alert-filter').replaceChildren(...Object.keys(KINDS).map((name) =>
    el('button', { type: 'button', class: 'chip', 'aria-pressed': String(name === filter), 'data-filter': name, 'data-t': name, on: {
      click: () => {
        filter = name;
        for (const chip of byId('alert-filter').children) chip.setAttribute('aria-pressed', String(chip.dataset.filter === name));
        onChange();
      },
    } })));
}

export function markFresh(ids) {
  ids.forEach((id) => fresh.add(id));
}

/** `onSelect` is given the alertId. */
export function renderAlerts(onSelect) {
  const open = openAlerts().sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  for (const grade of ['RED', 'YELLOW', 'GREEN']) {
    const count = number(open.filter((alert) => alert.severity === grade).length);
    setText(byId(`alerts-${grade}`), count);
    byId(`alerts-${grade}`).parentElement.setAttribute('aria-label', `${word(grade)} ${count}`);
  }
  const wanted = open.filter((alert) => (!KINDS[filter] || alert.kind === KINDS[filter]) && !hidden.has(alert.severity));
  const kept = new Map();
  const nodes = wanted.slice(0, MOST_CARDS).map((alert) => cardOf(alert, kept, onSelect));
  arrange(byId('alerts'), nodes);
  cards.clear();
  kept.forEach((card, id) => cards.set(id, card));
  fresh.clear();
  byId('no-alerts').hidden = nodes.length > 0;
  setText(byId('no-alerts-text'), t(haveAlerts() ? 'noAlerts' : 'loading'));
}

// Made anew only when it has changed, so that no button goes away under somebody's hand.
function cardOf(alert, kept, onSelect) {
  const quiet = snoozed(alert);
  const key = `${alert.version}/${quiet}/${document.documentElement.lang}`;
  const known = cards.get(alert.alertId);
  const card = known && known.key === key ? known : { key, ...makeCard(alert, quiet, onSelect) };
  kept.set(alert.alertId, card);
  setText(card.age, age(alert.at));
  return card.node;
}

const age = (at) => {
  const millis = platformNow() - Date.parse(at);
  return millis < 60000 ? t('now') : millis < 86400000 ? t('ago', { span: span(millis) }) : dayTime(Date.parse(at));
};

function makeCard(alert, quiet, onSelect) {
  const sentence = sentenceOf(alert);
  const time = el('time', { datetime: alert.at, title: `${dayTime(Date.parse(alert.at))}` });
  const done = alert.handling || {};
  const facts = [
    alert.phase ? word(alert.rule || alert.clock) : alert.category ? word(alert.category) : null,
    alert.department, !alert.department && alert.subjectName,
  ].filter(Boolean);
  const node = el('li', {
    class: `card ${alert.severity}${quiet ? ' quiet' : ''}${fresh.has(alert.alertId) ? ' fresh' : ''}`, 'data-alert': alert.alertId,
  },
  el('div', { class: 'card-head' },
    gradeShape(alert.severity),
    el('span', { class: 'tone' }, word(alert.severity)),
    el('span', { class: 'kind' }, `${word(alert.kind)} · ${word(alert.phase === 'BREACH' ? 'BREACH' : alert.status)}`),
    time),
  el('button', {
    type: 'button', class: 'sentence', 'aria-label': t('alertOpen', { sentence }), on: { click: () => onSelect(alert.alertId) },
  }, sentence),
  el('div', { class: 'card-foot' },
    el('span', { class: 'facts' }, facts.join(' · ')),
    handled(done, quiet),
    actionsOf(alert, false)));
  return { node, age: time };
}

function handled(done, quiet) {
  const notes = [];
  if (done.falseAlarm) notes.push(t('isFalse'));
  else if (done.acknowledgedBy) notes.push(t('takenBy', { who: done.acknowledgedBy }));
  if (quiet) notes.push(t('snoozedUntil', { time: shortTime(Date.parse(done.snoozedUntil)) }));
  return notes.length ? el('span', { class: 'handled' }, notes.join(' · ')) : null;
}

/** Clocks that break within hours, soonest first, then those broken a short while ago. */
export function clocksToShow(alerts = openAlerts()) {
  const now = platformNow();
  const left = (alert) => Date.parse(alert.deadline) - now;
  return alerts
    .filter((alert) => alert.kind === 'CLOCK' && alert.deadline && isOpen(alert))
    .filter((alert) => left(alert) > -BROKEN_SHOWN_FOR && left(alert) < WARNED_AHEAD)
    .sort((a, b) => {
      const [one, other] = [left(a), left(b)];
      return one >= 0 === other >= 0 ? (one >= 0 ? one - other : other - one) : one >= 0 ? -1 : 1;
    });
}

export function renderClocks(onSelect) {
  const shown = clocksToShow();
  const nodes = shown.slice(0, MOST_CLOCKS).map((alert) => clockRow(alert, clocks, onSelect));
  arrange(byId('clocks'), nodes);
  const held = new Set(shown.map((alert) => alert.alertId));
  for (const id of clocks.keys()) if (!held.has(id)) clocks.delete(id);
  byId('no-clocks').hidden = nodes.length > 0;
  setText(byId('clocks-count'), shown.length ? number(shown.length) : '');
}

/** A row that counts down. `rows` keeps what was made. */
export function clockRow(alert, rows, onSelect) {
  let row = rows.get(alert.alertId);
  const key = `${alert.version}/${document.documentElement.lang}`;
  if (!row || row.key !== key) {
    row = { key, count: el('b', { class: 'count' }), state: el('span', { class: 'state' }) };
    row.button = el('button', { type: 'button', on: { click: () => onSelect(alert.alertId) } },
      el('span', { class: 'time' }, row.count, row.state),
      el('span', { class: 'what' }, el('span', { class: 'clock-name' }, word(alert.clock || alert.rule)),
        el('span', { class: 'who' }, [alert.department, alert.subjectName].filter(Boolean).join(' · ') || alert.caseId || '')),
      el('span', { class: 'due' }, shortTime(Date.parse(alert.deadline))));
    row.node = el('li', { 'data-alert': alert.alertId }, row.button);
    rows.set(alert.alertId, row);
  }
  const left = Date.parse(alert.deadline) - platformNow();
  const state = t(left >= 0 ? 'left' : 'over');
  setText(row.count, countdown(Math.abs(left)));
  setText(row.state, state);
  row.node.className = left < 0 ? 'RED' : left < 300000 ? 'YELLOW soon' : 'YELLOW';
  const label = t('clockLabel', { clock: word(alert.clock || alert.rule), state, time: clockTime(Date.parse(alert.deadline)), department: alert.department || '' });
  if (row.button.getAttribute('aria-label') !== label) row.button.setAttribute('aria-label', label);
  return row.node;
}
