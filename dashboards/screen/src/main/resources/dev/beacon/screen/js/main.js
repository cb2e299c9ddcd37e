// The command screen: reads once, then follows the streams.

import { Stream, read, readHealth } from './api.js';
import { byId, coalesced, setText } from './dom.js';
import { learnLimits, limits } from './colour.js';
import { makeCounters, renderCounters } from './counters.js';
import { markFresh, renderAlerts, renderClocks, sentenceOf, startAlerts } from './alerts.js';
import { closeDrawer, drawerChanged, openAlert, openPlace, renderDrawer, startDrawer } from './drawer.js';
import { HeatMap } from './map.js';
import { clockTime, language, longDate, onLanguage, said, t, translatePage, useLanguage } from './language.js';
import { linkState, renderLink, setLink } from './link.js';
import { renderLists } from './lists.js';
import { startOperator } from './operator.js';
import * as store from './store.js';
import { backToLive, renderTimelapse, startTimelapse } from './timelapse.js';
import { startWall } from './wall.js';
import { provideHooks } from './hooks.js';

const KINDS = [{ kind: 'CELL', resolution: 9 }, { kind: 'CELL', resolution: 8 }, { kind: 'COMMUNITY' }, { kind: 'STREET' }, { kind: 'SUBJECT', size: 200 }];
const MOST = 5000;
const AGAIN = 3000;
const OVERVIEW_EVERY = 5000;

const later = (millis) => new Promise((done) => { setTimeout(done, millis); });

const map = new HeatMap(byId('map'), { onSelect: openPlace, onResolution: renderResolution });
let painted = false;
const paint = coalesced(() => {
  map.render(painted && !store.shownPast());
  painted = store.haveHeat();
  renderLists(openPlace);
  renderQuiet();
});
const paintAlerts = coalesced(() => {
  renderAlerts(openAlert);
  renderClocks(openAlert);
});

function renderResolution() {
  for (const button of byId('resolution').children) button.setAttribute('aria-pressed', String(button.dataset.choice === String(map.choice)));
  byId('map').dataset.resolution = map.resolution;
}

/** Says so where there is no risk at all. */
function renderQuiet() {
  const risky = store.placesOf('CELL').some(store.isHot);
  byId('quiet').hidden = risky;
  const read = store.haveHeat() && store.getDistrict();
  setText(byId('quiet-title'), t(read ? 'allQuiet' : 'loading'));
  setText(byId('quiet-why'), read ? t('allQuietWhy') : '');
}

function renderLimits() {
  byId('legend').style.setProperty('--yellow', `${limits.YELLOW}%`);
  byId('legend').style.setProperty('--red', `${limits.RED}%`);
  setText(byId('legend-yellow'), String(limits.YELLOW));
  setText(byId('legend-red'), String(limits.RED));
}

function renderTitle() {
  const district = store.getDistrict();
  setText(byId('title'), district && district.name ? t('title', { district: said(district.name) }) : t('titleBare'));
  setText(byId('credit'), district ? district.credit : '');
  document.title = `${byId('title').textContent} · ${t('product')}`;
}

function renderNow() {
  const now = new Date(store.platformNow());
  setText(byId('now-time'), clockTime(now));
  setText(byId('now-date'), longDate(now));
  renderClocks(openAlert);
  renderLink();
}

function renderAll() {
  renderTitle();
  renderResolution();
  renderCounters();
  map.zoomed();
  paint();
  paintAlerts();
  renderTimelapse();
  renderDrawer();
  renderNow();
}

async function readDistrict() {
  for (;;) {
    try {
      store.setDistrict(await read('api/district'));
      return;
    } catch {
      setText(byId('quiet-why'), t('districtAway'));
      await later(AGAIN);
    }
  }
}

// The stream is opened first and the list read then, so that nothing lies between them.
async function readHeat() {
  try {
    const answers = await Promise.all(KINDS.map((kind) => read('api/heat', { size: MOST, ...kind })));
    const complete = answers.every((answer) => answer.complete !== false);
    store.takeHeat(answers.flatMap(({ places }) => places), complete);
    if (!complete) setTimeout(readHeat, 1000);
  } catch {
    await later(AGAIN);
    if (linkState().heat) readHeat();
  }
}

// With those that have ended: one that ended while the stream was cut is not to stay.
async function readAlerts() {
  try {
    const page = await read('api/alerts', { limit: 1000 });
    store.takeAlerts(page.alerts, false, page.complete);
    if (!page.complete) setTimeout(readAlerts, 1000);
  } catch {
    await later(AGAIN);
    if (linkState().alerts) readAlerts();
  }
}

async function readOverview() {
  try {
    store.setOverview(await read('api/overview'));
  } catch {
    // Its numbers stay as they were; whether the gateway can be reached is the health's to say.
  }
  setTimeout(readOverview, OVERVIEW_EVERY);
}

let lost = false;
let streams = [];

async function checkHealth() {
  try {
    const health = await readHealth();
    store.setPlatformTime(health.now);
    setLink('kafka', !health.kafka || health.kafka.reachable !== false);
    setLink('gateway', true);
    // A connection that was lost on the way may look open to the browser.
    if (lost) streams.forEach((stream) => stream.renew());
    lost = false;
  } catch {
    setLink('gateway', false);
    lost = true;
  }
  setTimeout(checkHealth, OVERVIEW_EVERY);
}

store.on('district', () => {
  renderTitle();
  map.showDistrict();
  paint();
});
store.on('heat', (ids) => {
  if (learnLimits(ids.map(store.livePlace))) renderLimits();
  if (store.shownPast()) return;
  paint();
  drawerChanged(ids);
});
store.on('view', () => {
  paint();
  renderDrawer();
});
store.on('alerts', (news) => {
  markFresh(news);
  paintAlerts();
  const gravest = news.map(store.getAlert).find((alert) => alert && alert.severity === 'RED' && store.isOpen(alert));
  if (gravest) setText(byId('spoken'), t('newAlert', { sentence: sentenceOf(gravest) }));
  drawerChanged(news);
});
store.on('overview', () => {
  renderCounters();
  renderLink();
});
onLanguage(renderAll);

byId('language').addEventListener('click', () => useLanguage(language() === 'zh' ? 'en' : 'zh'));
for (const button of byId('resolution').children) {
  button.addEventListener('click', () => {
    map.choose(button.dataset.choice === 'auto' ? 'auto' : Number(button.dataset.choice));
    renderResolution();
  });
}
byId('zoom-in').addEventListener('click', () => map.zoomBy(0.75));
byId('zoom-out').addEventListener('click', () => map.zoomBy(-0.75));
byId('zoom-all').addEventListener('click', () => map.fit());

makeCounters();
startAlerts(paintAlerts);
startOperator();
startWall();
startDrawer((what) => {
  const place = what && what.kind === 'place' ? store.getPlace(what.id) : null;
  const chosen = place && place.kind === 'CELL' ? place.cell : null;
  map.mark(what ? (chosen ? [] : what.cells) : [], chosen);
  if (chosen) map.uncover(chosen, byId('drawer'));
});
translatePage();
renderLimits();
renderAll();
setInterval(renderNow, 1000);

const ready = (async () => {
  checkHealth();
  readOverview();
  streams = [
    new Stream('api/heat/stream', {
      events: { heat: (places) => store.takeHeat(places) },
      opened: () => { setLink('heat', true); readHeat(); },
      cut: () => setLink('heat', false),
    }),
    new Stream('api/alerts/stream', {
      events: { alert: (alert) => store.takeAlerts([alert], true) },
      opened: () => { setLink('alerts', true); readAlerts(); },
      cut: () => setLink('alerts', false),
    }),
  ];
  await readDistrict();
  startTimelapse();
})();

provideHooks({ map, ready, openPlace, openAlert, closeDrawer, backToLive });
