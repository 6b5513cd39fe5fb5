import { Hono } from 'hono';
import { runFrame } from '../browser/frame.js';
import { opensPopup, popupRows } from '../browser/popup.js';
import { scriptOf } from '../browser/script.js';
import { sdk } from '../browser/sdk.js';
import { armWindow } from '../browser/window.js';
import { style } from '../views/style.js';
import type { Service } from './context.js';

const callbackName = /^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*$/;

const assets: Record<string, { type: string; text: string }> = {
  '/v1/iamport.js': { type: 'text/javascript', text: scriptOf(sdk, opensPopup, popupRows) },
  '/assets/frame.js': { type: 'text/javascript', text: scriptOf(runFrame, armWindow) },
  '/assets/window.js': { type: 'text/javascript', text: scriptOf(armWindow) },
  '/assets/window.css': { type: 'text/css', text: style },
};

/** What the page's side loads: the SDK, the scripts and styles of the frames, and the merchant's channels. */
export function sdkRoutes(service: Service): Hono {
  const routes = new Hono({ strict: false });

  for (const [path, { type, text }] of Object.entries(assets)) {
    // Briefly cached: every channel has a frame, and every payment loads them all again.
    const headers = { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'max-age=60' };
    routes.get(path, (c) => c.body(text, 200, headers));
  }

  routes.on('GET', ['/users/pg', '/users/pg/:code'], (c) => {
    const answer = JSON.stringify({ code: 0, data: service.channels });
    const callback = c.req.query('callback');
    if (callback === undefined) return c.body(answer, 200, { 'content-type': 'application/json; charset=utf-8' });
    if (callback.length > 128 || !callbackName.test(callback))
      return c.json({ code: -1, message: 'bad callback' }, 400);
    // The comment keeps the answer from being read as anything but a script.
    return c.body(`/**/${callback}(${answer});`, 200, { 'content-type': 'text/javascript; charset=utf-8' });
  });

  return routes;
}
