import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import App from './App.vue';

/** What a site that renders on its server puts into `#vue-shop`. */
export const render = (path: string) => renderToString(createSSRApp(App, { isResult: path.endsWith('/result') }));
