// Who acts, and acting on an alert. What comes of it comes back as a version of the alert, by the
// stream. The name is kept under the same key as on the gateway's own page.

import { byId, el, setText } from './dom.js';
import { send } from './api.js';
import { isOpen, platformNow } from './store.js';
import { t } from './language.js';

const KEPT = 'operator';
let quiet = 0;

export function startOperator() {
  const field = byId('operator');
  try {
    field.value = localStorage.getItem(KEPT) || '';
    field.addEventListener('change', () => localStorage.setItem(KEPT, field.value.trim()));
  } catch {
    // Storage may be forbidden; the name then holds until the page is left.
  }
  field.addEventListener('input', () => field.removeAttribute('aria-invalid'));
}

export function snoozed(alert) {
  const until = alert.handling && alert.handling.snoozedUntil;
  return Boolean(until) && Date.parse(until) > platformNow();
}

/** The buttons for what can be done about an alert now. */
export function actionsOf(alert, withFalseAlarm) {
  const made = el('div', { class: 'actions' });
  const add = (name, action, details) => made.append(el('button', {
    type: 'button', class: 'action', 'data-action': action,
    on: { click: (event) => { event.stopPropagation(); act(event.currentTarget, alert, action, name, details); } },
  }, t(name)));
  if (isOpen(alert)) {
    if (!(alert.handling && alert.handling.acknowledgedBy)) add('acknowledge', 'acknowledge');
    if (snoozed(alert)) add('unsnooze', 'unsnooze');
    else add('snooze', 'snooze', { for: 'PT2H' });
  }
  if (withFalseAlarm && !(alert.handling && alert.handling.falseAlarm)) add('falseAlarm', 'false-alarm');
  return made;
}

async function act(button, alert, action, name, details) {
  const field = byId('operator');
  const operator = field.value.trim();
  if (!operator) {
    field.setAttribute('aria-invalid', 'true');
    field.focus();
    announce(t('operatorMissing'), true);
    return;
  }
  button.disabled = true;
  try {
    await send(`api/alerts/${encodeURIComponent(alert.alertId)}/${action}`, { operator, ...details });
    announce(t('done', { what: t(name) }));
  } catch (refused) {
    announce(refused.status ? t('failed', { why: refused.message }) : t('unreachable'), true);
  }
  button.disabled = false;
}

/** Says something for a moment, at the bottom and to screen readers. */
export function announce(text, bad = false) {
  const said = byId('said');
  setText(said, text);
  said.classList.toggle('bad', bad);
  said.classList.add('shown');
  clearTimeout(quiet);
  quiet = setTimeout(() => said.classList.remove('shown'), bad ? 7000 : 3500);
}
