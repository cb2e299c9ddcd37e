// Wall mode, ?wall=1: larger type, and nothing that needs a mouse.

import { byId } from './dom.js';

export function startWall() {
  const asked = new URLSearchParams(location.search).get('wall');
  apply(asked !== null && asked !== '0');
  byId('wall').addEventListener('click', () => apply(true));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && byId('drawer').hidden) apply(false);
  });
}

function apply(on) {
  document.body.classList.toggle('wall', on);
  const url = new URL(location.href);
  if (on) url.searchParams.set('wall', '1');
  else url.searchParams.delete('wall');
  history.replaceState(null, '', url);
}
