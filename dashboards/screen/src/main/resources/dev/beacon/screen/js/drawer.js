// The drawer: what stands behind a colour or an alert. Opened by heatId or alertId, kept up to date,
// closed by Escape; focus goes back to where it came from.

import { byId, coalesced, el, setText, gradeShape } from './dom.js';
import { Refused, read } from './api.js';
import { getAlert, getPlace, livePlace, shownPast, shownScore } from './store.js';
import { placeDetail, placeName } from './places.js';
import { said, t, word } from './language.js';
import { sentenceOf } from './alerts.js';
import { actionsOf } from './operator.js';
import { caseList, departmentsOf } from './cases.js';
import { clockList, clusterList, contributorList, evidenceList, historyList, metricsOf, numbersOf, partsBar, relatedTo } from './drawer-parts.js';

const MOST_CASES = 30;
const CASES_EVERY = 3000;

let opened = null;
let cameFrom = null;
let history = [];
const refreshCases = coalesced(() => opened && loadCases(), CASES_EVERY);

/** Set by whoever wants to know what is open: given { kind, id } or null. */
let onChange = () => {};

export function startDrawer(listener) {
  onChange = listener;
  byId('drawer-close').addEventListener('click', closeDrawer);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && opened) closeDrawer();
  });
}

export const openPlace = (heatId) => open({ kind: 'place', id: heatId });
export const openAlert = (alertId) => open({ kind: 'alert', id: alertId });
export const whatIsOpen = () => opened && { kind: opened.kind, id: opened.id, cells: opened.cells };

function open(what) {
  if (!opened) cameFrom = document.activeElement;
  opened = { ...what, cases: null, cells: [], titles: new Map(), expanded: new Set() };
  history = [];
  const drawer = byId('drawer');
  drawer.hidden = false;
  drawer.scrollTop = 0;
  byId('drawer-body').scrollTop = 0;
  renderDrawer();
  byId('drawer-title').focus({ preventScroll: true });
  loadCases();
  if (what.kind === 'alert') loadHistory();
  onChange(whatIsOpen());
}

export function closeDrawer() {
  if (!opened) return;
  opened = null;
  byId('drawer').hidden = true;
  if (cameFrom && cameFrom.isConnected) cameFrom.focus({ preventScroll: true });
  cameFrom = null;
  onChange(null);
}

/** What has changed: heatIds or alertIds. Refreshes what is shown if it is among them. */
export function drawerChanged(ids) {
  if (!opened || !ids.includes(opened.id)) return;
  renderDrawer();
  if (!shownPast()) refreshCases();
  if (opened.kind === 'alert') loadHistory();
}

/** Which cases stand behind it. */
function question() {
  if (opened.kind === 'place') {
    const [name, ...rest] = opened.id.split(':');
    return { [name]: rest.join(':'), open: true };
  }
  const alert = getAlert(opened.id);
  if (!alert) return null;
  if (alert.caseId) return { caseId: alert.caseId };
  return alert.subject ? { subject: alert.subject } : { caseId: (alert.evidence || []).slice(0, 20) };
}

async function loadCases() {
  const asked = opened;
  const parameters = question();
  if (!parameters) return;
  let cases;
  try {
    cases = await read('api/cases', { ...parameters, size: MOST_CASES });
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    cases = { failed: true, total: 0, cases: [] };
  }
  if (asked !== opened) return;
  opened.cases = cases;
  await nameContributors(asked);
  if (asked !== opened) return;
  opened.cells = cases.cases.map((one) => one.cell).filter(Boolean);
  renderDrawer();
  onChange(whatIsOpen());
}

/** What weighs most need not be among the cases that are listed. */
async function nameContributors(asked) {
  const place = asked.kind === 'place' ? getPlace(asked.id) : null;
  asked.cases.cases.forEach((one) => asked.titles.set(one.caseId, one.title));
  const unknown = ((place && place.contributors) || []).map((one) => one.caseId).filter((caseId) => caseId && !asked.titles.has(caseId));
  if (asked.cases.failed || unknown.length === 0) return;
  const more = await read('api/cases', { caseId: unknown }).catch(() => null);
  if (more) more.cases.forEach((one) => asked.titles.set(one.caseId, one.title));
}

async function loadHistory() {
  const asked = opened;
  try {
    const answer = await read(`api/alerts/${encodeURIComponent(opened.id)}`);
    if (asked !== opened) return;
    history = answer.history || [];
    renderDrawer();
  } catch {
    // How it came to be so is then not shown; the alert itself is.
  }
}

export function renderDrawer() {
  if (!opened) return;
  const held = document.activeElement?.closest?.('#drawer-body [data-key]')?.dataset.key;
  const place = opened.kind === 'place' ? getPlace(opened.id) || (shownPast() ? null : livePlace(opened.id)) : null;
  const alert = opened.kind === 'alert' ? getAlert(opened.id) : null;
  const sections = opened.kind === 'place' ? placeSections(place) : alertSections(alert);
  byId('drawer-body').replaceChildren(...sections.filter(Boolean));
  if (held) byId('drawer-body').querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
}

function head(kind, title, detail, grade, score) {
  const drawer = byId('drawer');
  drawer.dataset.grade = grade || '';
  setText(byId('drawer-kind'), kind);
  setText(byId('drawer-title'), title);
  setText(byId('drawer-detail'), detail || '');
  byId('drawer-score').className = grade || '';
  byId('drawer-score').replaceChildren(...(grade ? [gradeShape(grade), el('b', {}, score ?? ''), el('span', {}, word(grade))] : []));
}

function placeSections(place) {
  if (!place) {
    const [kind, code] = opened.id.split(/:(.*)/s);
    head(word(kind.toUpperCase()), code, '', null);
    return [el('p', { class: 'why' }, t('gone')), casesSection()];
  }
  head(word(place.kind), placeName(place), placeDetail(place), place.grade, String(shownScore(place)));
  const related = relatedTo(place, opened.cases);
  const select = { alert: openAlert, case: showCase };
  return [
    el('p', { class: 'why', 'data-testid': 'why' }, said(place.why)),
    numbersOf(place),
    section('parts', partsBar(place)),
    (place.contributors || []).length ? section('contributors', contributorList(place.contributors, opened.titles, select)) : null,
    related.clusters.length ? section('relatedClusters', clusterList(related.clusters, openAlert)) : null,
    related.clocks.length ? section('relatedClocks', clockList(related.clocks, openAlert)) : null,
    casesSection(),
    departmentsSection(),
  ];
}

function alertSections(alert) {
  if (!alert) {
    head(t('alerts'), opened.id, '', null);
    return [el('p', { class: 'why' }, t('gone'))];
  }
  head(`${word(alert.kind)} · ${word(alert.status)}`, alert.subjectName || alert.department || word(alert.clock || alert.rule), alert.rule ? `${word(alert.rule)} · v${alert.ruleVersion}` : '', alert.severity);
  return [
    el('p', { class: 'why', 'data-testid': 'why' }, sentenceOf(alert)),
    actionsOf(alert, true),
    metricsOf(alert, openPlace),
    alert.kind === 'CLOCK' ? section('relatedClocks', clockList([alert], () => {})) : null,
    casesSection(),
    departmentsSection(),
    (alert.evidence || []).length ? section('evidence', evidenceList(alert.evidence)) : null,
    history.length > 1 ? section('history', historyList(history)) : null,
  ];
}

function casesSection() {
  const { cases } = opened;
  const title = opened.kind === 'place' ? 'cases' : 'casesOf';
  if (!cases) return section(title, el('p', { class: 'none' }, t('loading')));
  if (cases.failed) return section(title, el('p', { class: 'none' }, t('casesFailed')));
  const count = cases.total ? t('casesShown', { shown: cases.cases.length, total: cases.total }) : '';
  return section(title,
    shownPast() ? el('p', { class: 'hint' }, t('casesAreNow')) : null,
    cases.cases.length ? caseList(cases.cases, opened.expanded, renderDrawer) : el('p', { class: 'none' }, t('noCases')),
    count);
}

function departmentsSection() {
  const departments = departmentsOf(opened.cases);
  return departments ? section('departments', departments) : null;
}

async function showCase(caseId) {
  opened.expanded.add(caseId);
  if (opened.cases && !opened.cases.cases.some((one) => one.caseId === caseId)) {
    const asked = opened;
    const more = await read('api/cases', { caseId }).catch(() => null);
    if (asked !== opened || !more) return;
    opened.cases.cases.unshift(...more.cases);
  }
  renderDrawer();
  byId('drawer-body').querySelector(`[data-key="${CSS.escape(`case:${caseId}`)}"]`)?.focus();
}

/** A titled part; a text at the end stands beside the title. */
function section(title, ...content) {
  const note = typeof content[content.length - 1] === 'string' ? content.pop() : null;
  return el('section', { class: `part part-${title}` },
    el('h3', {}, t(title), note ? el('span', { class: 'note' }, note) : null), ...content);
}
