// Cases as a list whose entries open, and who has to do with them.

import { el, gradeShape } from './dom.js';
import { allAlerts, isOpen } from './store.js';
import { communityName } from './places.js';
import { dayTime, money, number, t, word } from './language.js';
import { clockList, evidenceList, facts } from './drawer-parts.js';

/** `expanded` holds the ids that are open; `again` draws anew. */
export function caseList(cases, expanded, again) {
  return el('ul', { class: 'cases', 'data-testid': 'cases' }, cases.map((one) => {
    const isExpanded = expanded.has(one.caseId);
    const toggle = () => {
      if (isExpanded) expanded.delete(one.caseId);
      else expanded.add(one.caseId);
      again();
    };
    return el('li', { class: one.grade || 'GREEN', 'data-case': one.caseId },
      el('button', { type: 'button', 'aria-expanded': String(isExpanded), 'data-key': `case:${one.caseId}`, on: { click: toggle } },
        gradeShape(one.grade),
        el('span', { class: 'case-title' }, one.title || word(one.category)),
        el('span', { class: 'case-status' }, word(one.status)),
        el('span', { class: 'case-facts' }, factsOf(one))),
      isExpanded ? caseDetail(one) : null);
  }));
}

function factsOf(one) {
  return [
    one.category && one.title ? word(one.category) : null,
    one.department,
    one.people ? t('personsN', { n: number(one.people) }) : null,
    one.amount ? money(one.amount) : null,
    one.openedAt ? dayTime(Date.parse(one.openedAt)) : null,
  ].filter(Boolean).join(' · ');
}

function caseDetail(one) {
  const clocks = allAlerts().filter((alert) => alert.caseId === one.caseId && alert.kind === 'CLOCK' && isOpen(alert) && alert.deadline);
  const steps = [['OPEN', one.openedAt], ['REVIEWED', one.reviewedAt], ['ACCEPTED', one.acceptedAt], ['RESOLVED', one.resolvedAt], ['CLOSED', one.closedAt]];
  return el('div', { class: 'case-detail' },
    el('ol', { class: 'steps' }, steps.map(([step, at]) =>
      el('li', { class: at ? 'done' : '' }, el('span', {}, word(step)), el('time', {}, at ? dayTime(Date.parse(at)) : '—')))),
    facts([
      [t('subject'), one.subjectName], [t('place'), one.community && communityName(one.community)],
      [t('department'), one.department || t('noDepartment')], [t('reports'), one.reports && number(one.reports)],
    ]),
    clocks.length ? el('div', {}, el('h4', {}, t('relatedClocks')), clockList(clocks, () => {})) : null,
    (one.evidence || []).length ? el('div', {}, el('h4', {}, t('evidence')), evidenceList(one.evidence)) : null);
}

/** Departments by how many of the cases are theirs; null while no case is known. */
export function departmentsOf(answer) {
  if (!answer || answer.cases.length === 0) return null;
  const counted = new Map();
  for (const one of answer.cases) {
    const name = one.department || t('noDepartment');
    const entry = counted.get(name) || { RED: 0, YELLOW: 0, GREEN: 0, all: 0 };
    entry[one.grade || 'GREEN']++;
    entry.all++;
    counted.set(name, entry);
  }
  const ranked = [...counted.entries()].sort(([, a], [, b]) => b.all - a.all);
  const most = ranked[0][1].all;
  return el('ul', { class: 'departments', 'data-testid': 'departments' }, ranked.map(([name, entry]) =>
    el('li', {},
      el('span', { class: 'name' }, name),
      el('span', { class: 'stack', 'aria-hidden': 'true', vars: { '--part': entry.all / most } },
        ['RED', 'YELLOW', 'GREEN'].filter((grade) => entry[grade]).map((grade) => el('i', { class: grade, vars: { 'flex-grow': entry[grade] } }))),
      el('b', {}, number(entry.all)))));
}
