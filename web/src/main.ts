import { mount } from 'svelte';
import './theme/font.css';
import './theme/tokens.css';
import './theme/base.css';
import App from './App.svelte';
import { allowEmptying } from './trusted.ts';

allowEmptying();

const target = document.getElementById('app');
if (target) mount(App, { target });
