import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  createSandbox,
  type FaultName,
  faultNames,
  type RestFaultName,
  restFaultNames,
} from '../../src/sandbox/index.js';
import { serveSandbox } from '../../src/sandbox/serve.js';
import { Client } from './client.js';

const script = '/v1/iamport.js';
const channels = '/users/pg/imp1';
const frame = '/payments/ready/imp1/kcp';
const paths = [script, channels, frame];

interface Answer {
  status: number;
  type: string;
  text: string;
  seconds: number;
}

const isPage = ({ type, text }: Answer) => type.startsWith('text/html') && text.startsWith('<!doctype html>');
const runs = ({ text }: Answer) => assert.doesNotThrow(() => new Function(text));

type AddressFault = Exclude<FaultName, RestFaultName>;

/** The one address that misbehaves, and how; null for an answer that never comes. */
const symptoms: Record<
  AddressFault,
  [path: string, (answer: Answer, whole: string) => unknown] | [path: string, null]
> = {
  'script-error': [script, (answer) => assert.ok(answer.status === 503 && isPage(answer))],
  'script-missing': [script, (answer) => assert.ok(answer.status === 404 && isPage(answer))],
  'script-hang': [script, null],
  'script-slow': [script, (answer, whole) => assert.ok(answer.seconds > 1.9 && answer.text === whole)],
  'script-type': [script, ({ type, text }, whole) => assert.deepEqual([type, text], ['text/html', whole])],
  'script-half': [script, ({ text }) => assert.throws(() => new Function(text), SyntaxError)],
  'script-empty': [script, ({ status, text }) => assert.deepEqual([status, text], [200, ''])],
  'channels-error': [channels, (answer) => assert.ok(answer.status === 500 && isPage(answer))],
  'frame-hang': [frame, null],
  'frame-slow': [frame, (answer, whole) => assert.ok(answer.seconds > 1.9 && answer.text === whole)],
  'frame-error': [frame, (answer) => assert.ok(answer.status === 500 && !answer.text.includes('frame.js'))],
  'popup-refused': [script, runs],
};

const client = new Client(createSandbox());

async function ask(path: string, query = ''): Promise<Answer & { headers: Headers }> {
  const start = performance.now();
  const response = await client.send(path + query);
  const text = await response.text();
  const { status, headers } = response;
  return {
    status,
    headers,
    type: headers.get('content-type') ?? '',
    text,
    seconds: (performance.now() - start) / 1000,
  };
}

const addressFaults = faultNames.filter((name): name is AddressFault => name in symptoms);

describe('a fault', () => {
  for (const name of addressFaults) {
    const [where, judge] = symptoms[name];

    it(`${name} is what it says, and only there`, async () => {
      const query = `?fault=${name}`;
      const whole = (await ask(where)).text;
      if (judge === null) {
        assert.equal(await Promise.race([ask(where, query), sleep(300, 'silence')]), 'silence');
      } else {
        const answer = await ask(where, query);
        judge(answer, whole);
        assert.equal(answer.headers.get('access-control-allow-origin'), '*');
        assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
        if (name !== 'popup-refused') assert.equal(answer.headers.get('cache-control'), 'no-store');
      }
      for (const path of paths.filter((path) => path !== where)) {
        assert.equal((await ask(path, query)).text, (await ask(path)).text);
      }
    });

    it(`${name} only the first times`, async () => {
      const whole = (await ask(where)).text;
      const { status, text, seconds } = await ask(where, `?fault=${name}&times=2&retry=2`);
      assert.deepEqual([status, text], [200, whole]);
      assert.ok(seconds < 1.9);
    });
  }

  it('counts the tries by their `retry`, which a first one has not', async () => {
    const status = async (query: string) => (await ask(script, `?fault=script-error&times=2${query}`)).status;
    assert.deepEqual([await status(''), await status('&retry=1'), await status('&retry=2')], [503, 503, 200]);
  });

  it('that does not exist is refused by the names of those that do', async () => {
    for (const path of paths) {
      const { status, text } = await ask(path, '?fault=script-eror');
      assert.equal(status, 400);
      assert.match(text, /^There is no fault "script-eror", only script-error, .*, token-expired\.$/);
    }
  });

  it('that hangs keeps no port', { timeout: 5000 }, async () => {
    const { url, close } = await serveSandbox({ port: 0, host: '127.0.0.1' });
    const waiting = fetch(`${url}${script}?fault=script-hang`).catch(() => 'cut off');
    await sleep(100);
    await close();
    assert.equal(await waiting, 'cut off');
  });

  it('that hangs keeps no process', async () => {
    const code = `import('./src/sandbox/index.ts').then(({ createSandbox }) => {
      void createSandbox().fetch(new Request('http://localhost${script}?fault=script-hang'));
    });`;
    const cwd = fileURLToPath(new URL('../../', import.meta.url));
    const ended = promisify(execFile)(process.execPath, ['--import', 'tsx', '-e', code], { cwd, timeout: 10_000 });
    assert.equal((await ended).stderr, '');
  });
});

/** What the REST API answers while a fault stands: to a call without a token, and to one with it. */
const restSymptoms: Record<RestFaultName, [token: RegExp, payments: RegExp] | 'slow' | null> = {
  'rest-down': [/^503 text\/html/, /^503 text\/html/],
  'rest-error': [/^500 text\/html/, /^500 text\/html/],
  'rest-slow': 'slow',
  'rest-hang': null,
  'rest-malformed': [/^200 application\/json .*unreadable$/, /^200 application\/json .*unreadable$/],
  'token-expired': [/^200 application\/json .*"code":0/, /^401 application\/json .*"code":-1,"message":"Unauthorized"/],
};

describe('a fault of the REST API', () => {
  const sandbox = createSandbox();
  const rest = new Client(sandbox);
  const token = () => rest.post('/users/getToken', { imp_key: 'k', imp_secret: 's' });
  let authorization = '';
  const payments = () => rest.send('/payments/status/all', { headers: { authorization } });

  async function described(response: Response): Promise<string> {
    const text = await response.text();
    const type = response.headers.get('content-type');
    try {
      JSON.parse(text);
      return `${response.status} ${type} ${text}`;
    } catch {
      return `${response.status} ${type} unreadable`;
    }
  }

  before(async () => {
    const { response } = (await (await token()).json()) as { response: { access_token: string } };
    authorization = response.access_token;
  });

  for (const name of restFaultNames) {
    it(name, async () => {
      const symptom = restSymptoms[name];
      sandbox.fault = { name };
      if (symptom === null) {
        assert.equal(await Promise.race([token(), sleep(300, 'silence')]), 'silence');
      } else if (symptom === 'slow') {
        const start = performance.now();
        assert.equal((await payments()).status, 200);
        assert.ok(performance.now() - start > 1900);
      } else {
        assert.match(await described(await token()), symptom[0]);
        assert.match(await described(await payments()), symptom[1]);
      }
      assert.equal((await client.send(script)).status, 200);
      assert.equal((await rest.send('/inspect/payments')).status, 200);
      sandbox.fault = null;
      assert.equal((await payments()).status, 200);
    });
  }

  it('spoils as many calls as it is told to', async () => {
    const given = { name: 'rest-down', times: 2 } as const;
    sandbox.fault = given;
    assert.equal((await payments()).status, 503);
    assert.deepEqual(sandbox.fault, { name: 'rest-down', times: 1 });
    assert.equal((await payments()).status, 503);
    assert.equal(sandbox.fault, null);
    assert.equal((await payments()).status, 200);
    assert.equal(given.times, 2);
  });

  it('is set and seen over HTTP', async () => {
    const put = (body: string) => rest.send('/inspect/fault', { method: 'PUT', body });
    assert.equal((await put('{"name":"token-expired","times":1}')).status, 200);
    assert.deepEqual(await (await rest.send('/inspect/fault')).json(), { name: 'token-expired', times: 1 });
    assert.equal((await payments()).status, 401);
    assert.deepEqual(await (await rest.send('/inspect/fault')).json(), { name: null });
    await put('{"name":"rest-down"}');
    const wrong = [
      '{"name":"script-error"}',
      '{"name":"toString"}',
      '{"name":"rest-down","times":0}',
      '{"name":"rest-down","times":"2"}',
      '{}',
      'null',
      'no json',
    ];
    for (const body of wrong) assert.equal((await put(body)).status, 400, body);
    assert.deepEqual(sandbox.fault, { name: 'rest-down' });
    await put('{"name":null}');
    assert.equal(sandbox.fault, null);
  });
});
