// Chinese first, English by a switch. Everything the page itself says is in SAYINGS; `data-t` on an
// element of index.html names what it says, `data-t-label`, `data-t-title` and `data-t-hint` its label, title and placeholder.

import { SAYINGS, WORDS } from './sayings.js';

const KEPT = 'language';
const listeners = new Set();
let current = wished();

function wished() {
  const asked = new URLSearchParams(location.search).get('lang');
  const known = asked || kept() || 'zh';
  return known.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null; // Storage may be forbidden; the switch then holds until the page is left.
  }
}

export const language = () => current;
export const locale = () => (current === 'zh' ? 'zh-CN' : 'en-GB');

export function useLanguage(chosen) {
  current = chosen;
  try {
    localStorage.setItem(KEPT, chosen);
  } catch {
    // As above.
  }
  translatePage();
  listeners.forEach((listener) => listener());
}

export function onLanguage(listener) {
  listeners.add(listener);
}

export function translatePage() {
  document.documentElement.lang = current === 'zh' ? 'zh-CN' : 'en';
  for (const node of document.querySelectorAll('[data-t]')) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll('[data-t-label]')) node.setAttribute('aria-label', t(node.dataset.tLabel));
  for (const node of document.querySelectorAll('[data-t-title]')) node.title = t(node.dataset.tTitle);
  for (const node of document.querySelectorAll('[data-t-hint]')) node.placeholder = t(node.dataset.tHint);
}

/** What the page says under `key`, with `{name}` filled in. */
export function t(key, values = {}) {
  const saying = SAYINGS[key];
  if (!saying) throw new Error(`nothing to say under ${key}`);
  const text = saying[current === 'zh' ? 0 : 1];
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** A word for a code of the contract; of one that is not known, the code. */
export function word(code) {
  const known = WORDS[code];
  return known ? known[current === 'zh' ? 0 : 1] : String(code ?? '—').replaceAll('_', ' ');
}

/** The side of a text {zh, en} that is wanted. */
export function said(text) {
  return (text && (text[current] || text.zh || text.en)) || '';
}

/** A name with an English form where there is one. */
export const named = (thing) => (current === 'en' && thing.nameEn) || thing.name;

const ZONE = 'Asia/Shanghai';
const times = new Map();

function format(options, instant) {
  const key = current + JSON.stringify(options);
  if (!times.has(key)) times.set(key, new Intl.DateTimeFormat(locale(), { timeZone: ZONE, hourCycle: 'h23', ...options }));
  return times.get(key).format(instant);
}

export const clockTime = (at) => format({ hour: '2-digit', minute: '2-digit', second: '2-digit' }, at);
export const dayTime = (at) => format({ month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }, at);
export const shortTime = (at) => format({ hour: '2-digit', minute: '2-digit' }, at);
export const longDate = (at) => format({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' }, at);

/** Digits in groups; a dash for what is not known. */
export const number = (value) => (value === null || value === undefined ? '—' : new Intl.NumberFormat(locale()).format(value));

/** Money, short: 210 万 or 2.1m. */
export function money(amount) {
  if (amount === null || amount === undefined) return '—';
  const steps = current === 'zh' ? [[1e8, ' 亿元'], [1e4, ' 万元'], [1, ' 元']] : [[1e6, 'm yuan'], [1e3, 'k yuan'], [1, ' yuan']];
  const [unit, name] = steps.find(([size]) => amount >= size) || steps[steps.length - 1];
  const digits = amount / unit >= 100 ? 0 : 1;
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(amount / unit) + name;
}

/** How long ago, or until, in one unit. `millis` is positive. */
export function span(millis) {
  const minutes = Math.floor(millis / 60000);
  if (minutes < 1) return t('underAMinute');
  if (minutes < 60) return t('minutes', { n: minutes });
  if (minutes < 2880) return t('hours', { n: Math.floor(minutes / 60) });
  return t('days', { n: Math.floor(minutes / 1440) });
}

/** 04:32, 1:04:32, and days in words. `millis` is positive. */
export function countdown(millis) {
  const seconds = Math.floor(millis / 1000);
  if (seconds >= 48 * 3600) return t('days', { n: Math.floor(seconds / 86400) });
  const two = (n) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}
