import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { layerOverrides, type Override } from './layers.ts';

/** Writes the order of layers into `.oxlintrc.json`, replacing the earlier one. Usage: npm run lint:layers */
const path = '.oxlintrc.json';
const config = JSON.parse(readFileSync(path, 'utf8')) as { overrides: Override[] };
const made = layerOverrides();
const names = new Set(made.map(({ files }) => files.join()));
config.overrides = [...made, ...config.overrides.filter(({ files }) => !names.has(files.join()))];
writeFileSync(path, JSON.stringify(config));
process.exitCode = spawnSync('oxfmt', ['--write', path], { stdio: 'inherit' }).status ?? 1;
