// The parts of which the drawer's sections are made.

import { el, gradeShape } from './dom.js';
import { openAlerts } from './store.js';
import { clockRow, sentenceOf } from './alerts.js';
import { communityName } from './places.js';
import { dayTime, money, number, t, word } from './language.js';

const PARTS = ['cases', 'people', 'amount', 'clusters', 'breaches', 'settled'];
const MOST_EVIDENCE = 12;

const points = (value) => (value >= 10 ? String(Math.round(value)) : value.toFixed(1));

/** The place in numbers. */
export function numbersOf(place) {
  const item = (name, value, className = '') => el('div', { class: value === '0' ? 'zero' : className }, el('dd', {}, value), el('dt', {}, name));
  return el('dl', { class: 'numbers' },
    item(t('open'), number(place.open)),
    ...['RED', 'YELLOW', 'GREEN'].map((grade) => item(word(grade), number({ RED: place.openRed, YELLOW: place.openYellow, GREEN: place.openGreen }[grade]), grade)),
    item(t('people'), number(place.people)),
    item(t('amount'), money(place.amount)),
    item(word('clusters'), number(place.clusters)),
    item(t('breaches'), number(place.breaches)));
}

/** What the score is made of, as a stacked bar out of 100 with its figures. */
export function partsBar(place) {
  const parts = PARTS.map((name) => [name, (place.parts && place.parts[name]) || 0]).filter(([, value]) => value >= 0.05);
  return el('div', { class: 'parts', 'data-testid': 'parts' },
    el('div', { class: 'parts-bar', 'aria-hidden': 'true' }, parts.map(([name, value]) =>
      el('i', { class: `of-${name}`, vars: { width: `${Math.min(100, value)}%` } }))),
    el('ul', {}, parts.map(([name, value]) =>
      el('li', {}, el('i', { class: `of-${name}`, 'aria-hidden': 'true' }), word(name), el('b', {}, points(value))))));
}

/** What weighs most, cases by their `titles`; a case opens among the cases, a cluster or a broken promise as an alert. */
export function contributorList(contributors, titles, select) {
  const alerts = new Map(openAlerts().map((alert) => [alert.alertId, alert]));
  const most = Math.max(...contributors.map((one) => one.points), 1);
  return el('ol', { class: 'contributors', 'data-testid': 'contributors' }, contributors.map((one) => {
    const alert = alerts.get(one.id);
    const name = alert ? sentenceOf(alert) : titles.get(one.caseId || one.id) || (one.category ? word(one.category) : one.id);
    const openIt = () => (one.kind !== 'CASE' && alert ? select.alert(one.id) : select.case(one.caseId || one.id));
    return el('li', { class: one.grade || 'GREEN' },
      el('button', { type: 'button', 'data-key': `from:${one.id}`, on: { click: openIt } },
        gradeShape(one.grade), el('span', { class: 'kind' }, word(one.kind)), el('span', { class: 'name' }, name),
        el('b', {}, t('points', { n: points(one.points) })),
        el('span', { class: 'bar', vars: { '--part': one.points / most } })));
  }));
}

/** Open alerts that have to do with a place, as far as they say so. */
export function relatedTo(place, answer) {
  const cases = new Set(((answer && answer.cases) || []).map((one) => one.caseId));
  const ids = new Set((place.contributors || []).map((one) => one.id));
  const related = openAlerts().filter((alert) =>
    ids.has(alert.alertId) || (alert.caseId && cases.has(alert.caseId)) ||
    (place.subject && alert.subject === place.subject) ||
    (place.community && alert.community === place.community) ||
    (place.kind === 'STREET' && alert.community && alert.community.startsWith(place.street)));
  return {
    clusters: related.filter((alert) => alert.kind === 'CLUSTER'),
    clocks: related.filter((alert) => alert.kind === 'CLOCK' && alert.deadline).sort((a, b) => (a.deadline < b.deadline ? -1 : 1)).slice(0, 8),
  };
}

export const clusterList = (alerts, select) => el('ul', { class: 'related' }, alerts.map((alert) =>
  el('li', { class: alert.severity },
    el('button', { type: 'button', 'data-key': `alert:${alert.alertId}`, on: { click: () => select(alert.alertId) } },
      gradeShape(alert.severity), el('span', {}, sentenceOf(alert))))));

export const clockList = (alerts, select) => el('ul', { class: 'clock-list', 'data-testid': 'drawer-clocks' },
  alerts.map((alert) => clockRow(alert, new Map(), select)));

export const evidenceList = (ids) => el('ul', { class: 'evidence', 'data-testid': 'evidence' },
  ids.slice(0, MOST_EVIDENCE).map((id) => el('li', {}, id)),
  ids.length > MOST_EVIDENCE ? el('li', { class: 'more' }, t('evidenceMore', { n: ids.length - MOST_EVIDENCE })) : null);

export const historyList = (versions) => el('ol', { class: 'history' }, versions.map((version) =>
  el('li', { class: version.severity }, gradeShape(version.severity), el('span', {}, word(version.status)),
    el('time', {}, dayTime(Date.parse(version.at))), el('span', { class: 'version' }, `v${version.version}`))));

/** Pairs of a name and a value; those without a value are left out. */
export function facts(pairs) {
  return el('dl', { class: 'facts-list' }, pairs.filter(([, value]) => value).map(([name, value]) =>
    el('div', {}, el('dt', {}, name), el('dd', {}, value))));
}

/** The numbers behind an alert, and where it is; its subject opens by `openPlace`. */
export function metricsOf(alert, openPlace) {
  const { reports, reporters, people, amount, tips } = alert.metrics || {};
  return facts([
    [t('subject'), alert.subject && subjectLink(alert, openPlace)], [t('place'), alert.community && communityName(alert.community)],
    [t('department'), alert.department], [t('reports'), reports && number(reports)], [t('reporters'), reporters && number(reporters)],
    [t('people'), people && t('personsN', { n: number(people) })], [t('amount'), amount && money(amount)], [t('tips'), tips && number(tips)],
  ]);
}

const subjectLink = (alert, openPlace) => el('button', {
  type: 'button', class: 'link', 'data-key': 'subject', on: { click: () => openPlace(`subject:${alert.subject}`) },
}, alert.subjectName || alert.subject);
