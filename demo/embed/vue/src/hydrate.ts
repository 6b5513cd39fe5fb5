import { createSSRApp } from 'vue';
import App from './App.vue';

// The tag is there from the server on; its script may come before this one, after it, or in it.
createSSRApp(App, { isResult: location.pathname.endsWith('/result') }).mount('#vue-shop');
