// Whether what is shown is live, said calmly: a word in the header, a line over the map if it lasts.

import { byId, setText } from './dom.js';
import { getOverview } from './store.js';
import { span, t } from './language.js';

const PATIENCE = 4000;
const state = { heat: null, alerts: null, gateway: null, kafka: true };
let cutAt = null;

export const linkState = () => ({ heat: state.heat === true, alerts: state.alerts === true, gateway: state.gateway === true });

/** `part`: heat, alerts, gateway, kafka. */
export function setLink(part, well) {
  state[part] = well;
  const cut = state.heat === false || state.alerts === false || state.gateway === false;
  cutAt = cut ? cutAt || Date.now() : null;
  renderLink();
}

export function renderLink() {
  const cut = cutAt !== null;
  const up = state.heat && state.alerts;
  const link = byId('link');
  link.dataset.state = cut ? 'cut' : up ? 'live' : 'connecting';
  setText(byId('link-text'), t(cut ? (state.gateway === false ? 'linkGateway' : 'linkLost') : up ? 'linkLive' : 'linkConnecting'));
  const overview = getOverview();
  const notices = [];
  if (cut && Date.now() - cutAt > PATIENCE) notices.push(t('linkLostLong', { since: span(Date.now() - cutAt) }));
  if (!cut && !state.kafka) notices.push(t('linkKafka'));
  if (!cut && overview && overview.elasticsearch === false) notices.push(t('casesAway'));
  byId('notice').hidden = notices.length === 0;
  setText(byId('notice-text'), notices.join(' '));
}
