import { mount } from 'svelte';
import '../theme/font.css';
import '../theme/tokens.css';
import '../theme/base.css';
import { allowEmptying } from '../trusted.ts';
import EmbedPage from './EmbedPage.svelte';
import { EmbedSource } from './source.svelte.ts';

allowEmptying();

const target = document.getElementById('app');
const token = location.pathname.split('/').at(-1) ?? '';
if (target) mount(EmbedPage, { target, props: { source: new EmbedSource(token) } });
