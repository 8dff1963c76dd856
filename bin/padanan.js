#!/usr/bin/env node
// Starts the TypeScript command line through tsx, so that `npx padanan` works straight after `npm ci`, with no build step.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('../src/cli.ts');
await main(process.argv);
