// A component that holds the tag, tested in a real browser with the sandbox in the vendor's place:
// npm install --save-dev iamport-elements @web/test-runner && npx web-test-runner

import { chromeLauncher } from '@web/test-runner';
import { channelsFor } from 'iamport-elements/sandbox';
import { serveSandbox } from 'iamport-elements/sandbox/node';

const { url, close } = await serveSandbox({ port: 0, scenario: 'paid', channels: channelsFor('kcp') });

export default {
  files: '*.test.mjs',
  nodeResolve: true,
  browsers: [chromeLauncher({ launchOptions: { args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] } })],
  // Every tag of every test takes it from here.
  testRunnerHtml: (framework) => `<!doctype html><html lang="ko">
    <meta name="iamport:sdk-url" content="${url}/v1/iamport.js">
    <script type="module" src="${framework}"></script></html>`,
  plugins: [{ name: 'sandbox', serverStop: close }],
  testFramework: { config: { timeout: 10_000 } },
};
