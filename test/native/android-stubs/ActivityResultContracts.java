package androidx.activity.result.contract;

import android.content.Intent;
import androidx.activity.result.ActivityResult;

public final class ActivityResultContracts {
    public static final class StartActivityForResult extends ActivityResultContract<Intent, ActivityResult> {
        @Override
        public Intent createIntent(Intent input) {
            return input;
        }
    }
}
