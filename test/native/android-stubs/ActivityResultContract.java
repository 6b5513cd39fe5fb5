package androidx.activity.result.contract;

import android.content.Intent;

public abstract class ActivityResultContract<I, O> {
    public abstract Intent createIntent(I input);
}
