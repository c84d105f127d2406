import { mount } from 'svelte';
import '../theme/tokens.css';
import '../theme/base.css';
import './font.css';
import { ExportedFile } from '../pages/dashboards/sources/file.ts';
import { theme } from '../theme/theme.ts';
import { allowEmptying } from '../trusted.ts';
import ExportedPage from './ExportedPage.svelte';
import { printSnapshot } from './printed.ts';

allowEmptying();

const file = ExportedFile.of(document);
const target = document.getElementById('app');
if (file.theme !== 'system') theme.choose(file.theme);
if (target && file.snapshot) void printSnapshot(file, target);
else if (target) mount(ExportedPage, { target, props: { file } });
