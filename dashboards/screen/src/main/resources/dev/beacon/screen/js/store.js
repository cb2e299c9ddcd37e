// What is known: places, alerts, counters. Live, or as it was at a mark of the time-lapse.

const listeners = new Map();

/** Calls `listener` on each event of this name: heat, alerts, overview, view, link, district. */
export function on(name, listener) {
  if (!listeners.has(name)) listeners.set(name, new Set());
  listeners.get(name).add(listener);
}

export function tell(name, detail) {
  (listeners.get(name) || []).forEach((listener) => listener(detail));
}

const ENDED = new Set(['RESOLVED', 'RETRACTED']);
const live = new Map();
const alerts = new Map();

/** Null while live; else { at, places } of the mark shown. */
let past = null;
let district = null;
let overview = null;
let alertsComplete = false;
let heatComplete = false;
// The platform's clock may differ from this machine's.
let ahead = 0;

export const platformNow = () => Date.now() + ahead;
export function setPlatformTime(instant) {
  ahead = Date.parse(instant) - Date.now();
}

export const getDistrict = () => district;
export function setDistrict(read) {
  district = read;
  tell('district');
}

export const getOverview = () => overview;
export function setOverview(read) {
  overview = read;
  tell('overview');
}

/** Takes places that are newer than what is held. */
export function takeHeat(places, complete = heatComplete) {
  const changed = [];
  for (const place of places) {
    const known = live.get(place.heatId);
    if (known && known.version >= place.version) continue;
    live.set(place.heatId, place);
    changed.push(place.heatId);
  }
  const first = complete && !heatComplete;
  heatComplete = complete;
  if (changed.length || first) tell('heat', changed);
}

/** Takes versions of alerts that are newer than what is held; `fresh` ones arrived just now. */
export function takeAlerts(versions, fresh, complete = alertsComplete) {
  const news = [];
  for (const alert of versions) {
    const known = alerts.get(alert.alertId);
    if (known && known.version >= alert.version) continue;
    alerts.set(alert.alertId, alert);
    if (fresh) news.push(alert.alertId);
  }
  alertsComplete = complete;
  forgetEnded();
  tell('alerts', news);
}

const HELD_ENDED = 500;

function forgetEnded() {
  const ended = [...alerts.values()].filter((alert) => ENDED.has(alert.status));
  if (ended.length <= HELD_ENDED) return;
  ended.sort((a, b) => (a.at < b.at ? -1 : 1));
  ended.slice(0, ended.length - HELD_ENDED).forEach((alert) => alerts.delete(alert.alertId));
}

export const isOpen = (alert) => !ENDED.has(alert.status);
export const getAlert = (id) => alerts.get(id);
export const allAlerts = () => [...alerts.values()];
export const openAlerts = () => allAlerts().filter(isOpen);
export const haveAlerts = () => alertsComplete;
export const haveHeat = () => heatComplete;

/** Shows the places as they were; null shows them as they are. */
export function showPast(mark) {
  past = mark && { at: mark.at, places: new Map(mark.places.map((place) => [place.heatId, place])) };
  tell('view');
}

export const shownPast = () => past;
const shown = () => (past ? past.places : live);
export const getPlace = (heatId) => shown().get(heatId);
export const livePlace = (heatId) => live.get(heatId);

/** What is shown of a kind, hottest first; of cells, of one resolution. */
export function placesOf(kind, resolution) {
  return [...shown().values()]
    .filter((place) => place.kind === kind && (!resolution || place.resolution === resolution))
    .sort((a, b) => b.score - a.score || b.open - a.open || (a.heatId < b.heatId ? -1 : 1));
}

/** Whether a place has anything to show. */
export const isHot = (place) => Boolean(place) && (place.score >= 0.5 || place.open > 0);

/** A score as it is written. Rounded down, so that the number never reaches a limit before the colour does. */
export const shownScore = (place) => Math.floor(place.score);
