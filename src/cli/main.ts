#!/usr/bin/env node
import { createRequire } from 'node:module';
import { Command } from 'commander';
import { sandboxCommand } from './sandbox.js';

const { version, description } = createRequire(import.meta.url)('../../package.json') as Record<string, string>;

await new Command('iamport-elements')
  .description(description ?? '')
  .version(version ?? '')
  .addCommand(sandboxCommand())
  .parseAsync();
