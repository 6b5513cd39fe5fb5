import { Command, InvalidArgumentError, Option } from 'commander';
import { type Channel, channelsFor, scenarioNames } from '../sandbox/index.js';
import { type ServedSandbox, type ServeOptions, serveSandbox } from '../sandbox/serve.js';
import { pgsOf } from './pgs.js';

/** `iamport-elements sandbox`: the sandbox on a port of its own until Ctrl-C. */
export function sandboxCommand(): Command {
  return new Command('sandbox')
    .description("Start a stand-in for the vendor's payment service and SDK; no real payment is made")
    .option('--port <number>', 'port to listen on, 0 for any free one', portOf, 4010)
    .option('--host <name>', 'host name or address to listen on', 'localhost')
    .addOption(new Option('--scenario <name>', 'how every payment ends (default: you choose)').choices(scenarioNames))
    .option('--pg <codes>', 'the channels, the default one first, such as tosspayments,nice_v2.MID', (text) =>
      channelsFor(...pgsOf(text)),
    )
    .option('--base <path>', 'path prefix such as /sandbox', '')
    .option('--notice-url <url>', 'where webhooks go that have no notice_url of their own', noticeUrlOf)
    .option('--imp-key <key>', 'the REST API key, with --imp-secret (default: any pair is good)')
    .option('--imp-secret <secret>', 'the REST API secret')
    .action(run);
}

interface Options extends ServeOptions {
  pg?: Channel[];
  impKey?: string;
  impSecret?: string;
}

async function run({ pg, impKey, impSecret, ...options }: Options, command: Command): Promise<void> {
  if (!impKey !== !impSecret) command.error('error: --imp-key and --imp-secret go together');
  const keys = impKey && impSecret ? { impKey, impSecret } : undefined;
  const served = await start({ ...options, channels: pg, keys }, command);
  console.log(`Sandbox at ${served.url} (no real payment is made)`);
  console.log(`In your page: <iamport-checkout sdk-url="${served.url}/v1/iamport.js" ...>`);
  console.log(
    `In your server: new IamportClient({ baseUrl: '${served.url}', ... }) (${keys ? 'your key' : 'any key and secret'})`,
  );
  console.log(`Recorded payments: ${served.url}/inspect/payments`);
  console.log('Ctrl-C ends it.');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void served.close());
}

async function start(options: ServeOptions, command: Command): Promise<ServedSandbox> {
  try {
    return await serveSandbox(options);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const text = code === 'EADDRINUSE' ? `port ${options.port} is in use; try another one with --port` : message;
    return command.error(`error: ${text}`);
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}

function noticeUrlOf(text: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError('A webhook goes to an http or https address.');
}
