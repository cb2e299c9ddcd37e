'use strict';

// The list is read once, then kept up to date by the stream. Texts of alerts only ever become text
// nodes, never markup.

const SHOWN = 200;
const HELD = 2000;
const WORDS = {
  RED: ['红色', 'RED'], YELLOW: ['黄色', 'YELLOW'], GREEN: ['绿色', 'GREEN'],
  OPEN: ['新发', 'open'], UPDATED: ['更新', 'updated'], ESCALATED: ['升级', 'escalated'],
  RESOLVED: ['已解除', 'resolved'], RETRACTED: ['已撤回', 'retracted'],
  CLUSTER: ['聚集', 'cluster'], CLOCK: ['时限', 'clock'],
  WARNING: ['即将超时', 'about to break'], BREACH: ['已超时', 'broken'],
};
const ENDED = new Set(['RESOLVED', 'RETRACTED']);
const TIME = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit',
  hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});

const alerts = new Map();
const fresh = new Set();
const hidden = new Set();
let withEnded = false;
let complete = false;
let scheduled = false;
let items = new Map();
// The platform's clock may differ from this machine's.
let ahead = 0;

const byId = (id) => document.getElementById(id);

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function bilingual(zh, en) {
  const chinese = element('span', '', zh);
  chinese.lang = 'zh';
  const english = element('span', '', en);
  english.lang = 'en';
  const both = document.createDocumentFragment();
  both.append(chinese, english);
  return both;
}

function word(code) {
  return bilingual(...(WORDS[code] || [code, code]));
}

function take(alert) {
  const known = alerts.get(alert.alertId);
  if (known && known.version >= alert.version) return false;
  alerts.set(alert.alertId, alert);
  if (alerts.size > HELD) {
    const oldest = [...alerts.values()].reduce((a, b) => (a.at <= b.at ? a : b));
    alerts.delete(oldest.alertId);
  }
  return true;
}

function snoozed(alert) {
  const until = alert.handling && alert.handling.snoozedUntil;
  return Boolean(until) && Date.parse(until) > Date.now() + ahead;
}

function say(zh, en) {
  byId('said').hidden = false;
  byId('said').replaceChildren(bilingual(zh, en));
}

// What comes of it comes back as a version of the alert, by the stream.
async function act(button, alert, action, details) {
  const operator = byId('operator').value.trim();
  if (!operator) {
    say('请先填写值班员', 'Say first who you are, under Operator');
    byId('operator').focus();
    return;
  }
  byId('said').hidden = true;
  button.disabled = true;
  try {
    const answer = await fetch(`api/alerts/${encodeURIComponent(alert.alertId)}/${action}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ operator, ...details }),
    });
    if (!answer.ok) {
      const failure = await answer.json();
      const why = [failure.error, ...(failure.problems || [])].join('; ');
      say(`没有成功：${why}`, `This failed: ${why}`);
    }
  } catch {
    say('无法连接网关，请再试一次', 'The gateway cannot be reached; try again');
  }
  button.disabled = false;
}

function actions(alert) {
  const made = element('p', 'actions');
  const add = (zh, en, action, details) => {
    const button = element('button', '', bilingual(zh, en));
    button.type = 'button';
    button.addEventListener('click', () => act(button, alert, action, details));
    made.append(button);
  };
  if (!ENDED.has(alert.status)) {
    add('认领', 'Acknowledge', 'acknowledge');
    if (snoozed(alert)) add('结束静默', 'End snooze', 'unsnooze');
    else add('静默 2 小时', 'Snooze 2 h', 'snooze', { for: 'PT2H' });
  }
  if (!(alert.handling && alert.handling.falseAlarm)) add('误报', 'False alarm', 'false-alarm');
  return made;
}

function handling(alert) {
  const done = alert.handling || {};
  const said = element('p', 'facts handling');
  const short = (instant) => TIME.format(new Date(instant)).replaceAll('/', '-').slice(5, -3);
  if (done.falseAlarm) said.append(element('span', '', bilingual('已标记为误报', 'marked as a false alarm')));
  if (done.acknowledgedBy) said.append(element('span', '', bilingual(`${done.acknowledgedBy} 于 ${short(done.acknowledgedAt)} 认领`, `taken on by ${done.acknowledgedBy}, ${short(done.acknowledgedAt)}`)));
  if (snoozed(alert)) said.append(element('span', '', bilingual(`静默至 ${short(done.snoozedUntil)}`, `snoozed until ${short(done.snoozedUntil)}`)));
  if (done.note) said.append(element('span', '', done.note));
  return said;
}

// Made anew only when it has changed, so that no button goes away under somebody's hand.
function itemOf(alert, kept) {
  const known = items.get(alert.alertId);
  const quiet = snoozed(alert);
  const made = known && known.alert === alert && known.quiet === quiet ? known : { alert, quiet, node: item(alert) };
  kept.set(alert.alertId, made);
  return made.node;
}

function place(list, nodes) {
  let next = list.firstChild;
  for (const node of nodes) {
    if (node === next) next = next.nextSibling;
    else list.insertBefore(node, next);
  }
  while (next) {
    const gone = next;
    next = next.nextSibling;
    gone.remove();
  }
}

function item(alert) {
  const classes = [alert.severity];
  if (ENDED.has(alert.status)) classes.push('ended');
  if (fresh.delete(alert.alertId)) classes.push('fresh');
  const summary = alert.summary || { zh: alert.subjectName || alert.alertId, en: alert.subjectName || alert.alertId };

  const link = element('a', '', 'JSON');
  link.href = 'api/alerts/' + encodeURIComponent(alert.alertId);
  const time = element('time', '', TIME.format(new Date(alert.at)).replaceAll('/', '-'));
  time.dateTime = alert.at;
  const kind = element('span', '', word(alert.kind));
  const facts = element('p', 'facts', time, kind);
  if (alert.phase) facts.append(element('span', '', word(alert.phase)));
  if (alert.subjectName) facts.append(element('span', '', alert.subjectName));
  if (alert.department) facts.append(element('span', '', alert.department));
  const evidence = (alert.evidence || []).length;
  if (evidence) facts.append(element('span', '', bilingual(`证据 ${evidence} 件`, `${evidence} ${evidence === 1 ? 'event' : 'events'} as evidence`)));
  if (alert.rule) facts.append(element('span', '', `${alert.rule} v${alert.ruleVersion}`));
  facts.append(element('span', '', link));

  return element('li', classes.join(' '),
    element('div', '', element('span', 'severity', word(alert.severity)), element('span', 'status', word(alert.status))),
    element('div', '', element('p', 'sentence', bilingual(summary.zh, summary.en)), facts, handling(alert), actions(alert)));
}

function render() {
  scheduled = false;
  const all = [...alerts.values()].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const open = all.filter((alert) => !ENDED.has(alert.status));
  for (const button of document.querySelectorAll('[data-severity]')) {
    button.querySelector('b').textContent = open.filter((alert) => alert.severity === button.dataset.severity).length;
  }
  byId('ended').querySelector('b').textContent = all.length - open.length;

  const wanted = (withEnded ? all : open).filter((alert) => !hidden.has(alert.severity));
  const kept = new Map();
  place(byId('alerts'), wanted.slice(0, SHOWN).map((alert) => itemOf(alert, kept)));
  items = kept;
  fresh.clear();
  byId('empty').hidden = wanted.length > 0;
  byId('empty').querySelector('.calm').replaceChildren(
    !complete ? bilingual('正在读取', 'Reading')
      : open.length > 0 ? bilingual('此筛选下没有预警', 'Nothing under this filter')
        : bilingual('平安无事', 'All quiet'));
  byId('empty-why').hidden = !complete || open.length > 0;
  byId('more').hidden = wanted.length <= SHOWN;
  byId('more').replaceChildren(bilingual(`仅显示最新 ${SHOWN} 条，共 ${wanted.length} 条`, `The newest ${SHOWN} of ${wanted.length}`));
  document.title = open.length ? `(${open.length}) 烽燧 Beacon` : '烽燧 Beacon';
}

function renderSoon() {
  if (scheduled) return;
  scheduled = true;
  // Not requestAnimationFrame: the title must count on in a tab that is not looked at.
  setTimeout(render, 100);
}

async function readList() {
  try {
    const page = await (await fetch('api/alerts?limit=1000')).json();
    page.alerts.forEach(take);
    complete = page.complete;
    if (!complete) setTimeout(readList, 1000);
  } catch {
    setTimeout(readList, 2000);
  }
  renderSoon();
}

function listen() {
  const stream = new EventSource('api/alerts/stream');
  stream.addEventListener('open', readList);
  stream.addEventListener('error', () => {
    showHealth('down', '连接中断，正在重连', 'Connection lost, trying again');
    // After an answer that is no stream, the browser gives up by itself.
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
  });
  stream.addEventListener('alert', (event) => {
    const alert = JSON.parse(event.data);
    if (take(alert)) {
      fresh.add(alert.alertId);
      renderSoon();
    }
  });
}

function showHealth(state, zh, en) {
  const health = byId('health');
  health.className = state;
  health.replaceChildren(element('i'), bilingual(zh, en));
}

async function checkHealth() {
  try {
    const health = await (await fetch('health')).json();
    if (health.status === 'UP') showHealth('up', '运行正常', 'All is well');
    else if (!health.kafka.reachable) showHealth('down', '无法连接 Kafka', 'Kafka cannot be reached');
    else if (health.kafka.missingTopics.length) showHealth('down', '缺少 Kafka 主题', 'Kafka topics are missing');
    else showHealth('', '正在读取历史预警', 'Reading earlier alerts');
    ahead = Date.parse(health.now) - Date.now();
    renderSoon(); // Snoozes end by themselves.
    const { requests, tips, progress, orders, checkIns, actions: done } = health.accepted;
    const now = TIME.format(new Date(health.now)).replaceAll('/', '-');
    byId('counts').replaceChildren(bilingual(
      `平台时间 ${now}（北京时间）· 启动以来经网关接收：诉求 ${requests}，线索 ${tips}，进展 ${progress}，发令 ${orders}，报到 ${checkIns}，处置 ${done}`,
      `Platform time ${now} (Beijing) · taken in over HTTP since the start: ${requests} requests, ${tips} tips, ${progress} progress, ${orders} orders, ${checkIns} check-ins, ${done} actions`));
  } catch {
    showHealth('down', '无法连接网关', 'The gateway cannot be reached');
  }
  setTimeout(checkHealth, 5000);
}

function useLanguage(language) {
  document.documentElement.dataset.language = language;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

byId('language').addEventListener('click', () => {
  const other = document.documentElement.dataset.language === 'zh' ? 'en' : 'zh';
  useLanguage(other);
  localStorage.setItem('language', other);
});
byId('operator').value = localStorage.getItem('operator') || '';
byId('operator').addEventListener('change', () => localStorage.setItem('operator', byId('operator').value.trim()));
for (const button of document.querySelectorAll('[data-severity]')) {
  button.addEventListener('click', () => {
    const severity = button.dataset.severity;
    const show = hidden.delete(severity);
    if (!show) hidden.add(severity);
    button.setAttribute('aria-pressed', String(show));
    renderSoon();
  });
}
byId('ended').addEventListener('click', () => {
  withEnded = !withEnded;
  byId('ended').setAttribute('aria-pressed', String(withEnded));
  renderSoon();
});
byId('example').textContent = `curl -i ${location.origin}/api/tips \\
  -H 'Content-Type: application/json' \\
  -H 'Idempotency-Key: patrol-0815' \\
  -d '{"category":"WAGE_ARREARS","observation":"WAGES_LATE","volunteer":"13800138000",
       "people":12,"text":"工人说两个月没发工资",
       "subject":{"kind":"SITE","name":"锦龙花园二期"},"community":"440310004007"}'`;

const wished = new URLSearchParams(location.search).get('lang') || localStorage.getItem('language') || navigator.language;
useLanguage(wished.toLowerCase().startsWith('zh') ? 'zh' : 'en');
listen();
checkHealth();
