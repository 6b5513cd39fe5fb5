import 'iamport-elements/vue';
import { createApp } from 'vue';
import App from './App.vue';

createApp(App, { isResult: location.pathname.endsWith('/result') }).mount('#vue-shop');
