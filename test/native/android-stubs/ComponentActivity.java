package androidx.activity;

import android.app.Activity;
import androidx.activity.result.ActivityResultCallback;
import androidx.activity.result.ActivityResultLauncher;
import androidx.activity.result.contract.ActivityResultContract;

public class ComponentActivity extends Activity {
    private final OnBackPressedDispatcher dispatcher = new OnBackPressedDispatcher();

    public OnBackPressedDispatcher getOnBackPressedDispatcher() {
        return dispatcher;
    }

    public <I, O> ActivityResultLauncher<I> registerForActivityResult(
            ActivityResultContract<I, O> contract, ActivityResultCallback<O> callback) {
        return new ActivityResultLauncher<>(contract, callback);
    }
}
