import 'iamport-elements/svelte';
import { mount } from 'svelte';
import App from './App.svelte';

const target = document.getElementById('svelte-shop') as HTMLElement;
mount(App, { target, props: { isResult: location.pathname.endsWith('/result') } });
