import { describeAndroid } from './android.js';
import { withoutJava } from './java-app.js';

describeAndroid('java', withoutJava);
