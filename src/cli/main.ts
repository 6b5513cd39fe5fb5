#!/usr/bin/env node
import { createRequire } from 'node:module';
import { Command } from 'commander';
import { doctorCommand } from './doctor.js';
import { explainCommand } from './explain.js';
import { nativeCommand } from './native.js';
import { sandboxCommand } from './sandbox.js';

const { version, description } = createRequire(import.meta.url)('../../package.json') as Record<string, string>;

await new Command('iamport-elements')
  .description(description ?? '')
  .version(version ?? '')
  .enablePositionalOptions()
  .addCommand(sandboxCommand())
  .addCommand(nativeCommand())
  .addCommand(doctorCommand())
  .addCommand(explainCommand())
  .parseAsync();
