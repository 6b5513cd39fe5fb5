import { describeAndroid } from './android.js';
import { withoutKotlin } from './java-app.js';

describeAndroid('kotlin', withoutKotlin);
