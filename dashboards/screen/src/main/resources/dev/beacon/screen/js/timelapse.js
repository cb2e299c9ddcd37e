// The time-lapse: the snapshots of every ten minutes, played back. The last position is live.

import { byId, setText, svg } from './dom.js';
import { read } from './api.js';
import { platformNow, showPast, shownPast } from './store.js';
import { dayTime, t } from './language.js';

const KINDS = [{ kind: 'CELL', resolution: 9 }, { kind: 'CELL', resolution: 8 }, { kind: 'STREET' }, { kind: 'COMMUNITY' }, { kind: 'SUBJECT' }];
const MOST = 5000;
const AGAIN = 20000;
const KEPT_MARKS = 64;
const PER_SECOND = 3;

const marks = new Map();
let instants = [];
let problem = null;
let position = null;
let playing = false;
let shownFor = 0;

export function startTimelapse() {
  const slider = byId('slider');
  slider.addEventListener('input', () => {
    const wanted = Number(slider.value);
    playing = false;
    go(wanted);
  });
  byId('play').addEventListener('click', () => (playing ? stop() : play()));
  byId('to-live').addEventListener('click', backToLive);
  byId('period').addEventListener('change', () => {
    backToLive();
    readInstants();
  });
  readInstants();
  setInterval(readInstants, AGAIN);
}

/** Reads which marks there are. Where there is no history now, says so and goes on trying. */
export async function readInstants() {
  const to = new Date(platformNow());
  const from = new Date(to.getTime() - Number(byId('period').value) * 3600000);
  try {
    const answer = await read('api/heat-history/instants', { from: from.toISOString(), to: to.toISOString() });
    const shown = position === null ? null : instants[position]?.at;
    instants = answer.instants;
    problem = null;
    if (shown) {
      const again = instants.findIndex(({ at }) => at === shown);
      if (again >= 0) position = again;
    }
  } catch {
    problem = 'historyAway';
  }
  renderTimelapse();
}

async function go(to) {
  if (to >= instants.length) {
    backToLive();
    return;
  }
  position = Math.max(0, to);
  renderTimelapse();
  const turn = ++shownFor;
  try {
    const mark = await markAt(instants[position].at);
    // A later wish may have come true first.
    if (turn === shownFor && position !== null) showPast(mark);
  } catch {
    problem = 'historyAway';
    stop();
  }
  renderTimelapse();
}

function markAt(at) {
  if (!marks.has(at)) {
    const wanted = Promise.all(KINDS.map((kind) => read('api/heat-history', { at, ...kind, size: MOST })))
      .then((answers) => ({ at, places: answers.flatMap(({ places }) => places) }));
    wanted.catch(() => marks.delete(at));
    marks.set(at, wanted);
    if (marks.size > KEPT_MARKS) marks.delete(marks.keys().next().value);
  }
  return marks.get(at);
}

async function play() {
  if (!instants.length || problem) return;
  playing = true;
  if (position === null) position = -1;
  renderTimelapse();
  while (playing) {
    const begun = performance.now();
    const next = position + 1;
    if (next >= instants.length) {
      backToLive();
      return;
    }
    await go(next);
    if (next + 1 < instants.length) markAt(instants[next + 1].at).catch(() => {});
    const pause = 1000 / (PER_SECOND * Number(byId('speed').value)) - (performance.now() - begun);
    await new Promise((done) => { setTimeout(done, Math.max(0, pause)); });
  }
}

function stop() {
  playing = false;
  renderTimelapse();
}

export function backToLive() {
  playing = false;
  position = null;
  shownFor++;
  if (shownPast()) showPast(null);
  renderTimelapse();
}

export function renderTimelapse() {
  const slider = byId('slider');
  const none = instants.length === 0;
  slider.max = instants.length;
  slider.value = position === null ? instants.length : Math.max(0, position);
  slider.disabled = none;
  byId('play').disabled = none || Boolean(problem);
  byId('play').setAttribute('aria-label', t(playing ? 'pause' : 'play'));
  byId('play').title = t(playing ? 'pause' : 'play');
  byId('play').dataset.playing = playing;
  const mark = position === null ? null : instants[Math.max(0, position)];
  const time = mark && dayTime(Date.parse(mark.at));
  slider.setAttribute('aria-valuetext', mark ? t('markLabel', { time, red: mark.red, yellow: mark.yellow }) : t('liveNow'));
  slider.style.setProperty('--at', none ? 1 : (position === null ? instants.length : Math.max(0, position)) / instants.length);
  setText(byId('slider-time'), problem ? t(problem) : mark ? time : none ? t('noHistory') : t('liveNow'));
  byId('from-time').textContent = none ? '' : dayTime(Date.parse(instants[0].at));
  byId('replay-time').textContent = mark ? t('replayOf', { time }) : '';
  byId('replay').hidden = !mark;
  byId('to-live').hidden = !mark;
  document.body.classList.toggle('replaying', Boolean(mark));
  drawMarks();
}

// Red stands on yellow: how many cells had these colours at each mark.
function drawMarks() {
  const chart = byId('marks');
  const key = `${instants.length}/${instants[0]?.at}/${instants[instants.length - 1]?.at}`;
  if (chart.dataset.drawn === key) return;
  chart.dataset.drawn = key;
  const most = Math.max(1, ...instants.map(({ red, yellow }) => red + yellow));
  chart.setAttribute('viewBox', `0 0 ${Math.max(1, instants.length)} 100`);
  chart.replaceChildren(...instants.flatMap(({ red, yellow }, i) => [
    bar(i, 100 - (yellow / most) * 100, (yellow / most) * 100, 'YELLOW'),
    bar(i, 100 - ((yellow + red) / most) * 100, (red / most) * 100, 'RED'),
  ]).filter(Boolean));
}

const bar = (x, y, height, grade) => (height ? svg('rect', { x: x + 0.12, y, width: 0.76, height, class: grade }) : null);
