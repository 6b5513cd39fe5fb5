package androidx.activity.result;

import androidx.activity.result.contract.ActivityResultContract;
import phone.Phone;

public class ActivityResultLauncher<I> {
    private final ActivityResultContract<I, ?> contract;
    private final ActivityResultCallback<?> callback;

    public <O> ActivityResultLauncher(ActivityResultContract<I, O> contract, ActivityResultCallback<O> callback) {
        this.contract = contract;
        this.callback = callback;
    }

    @SuppressWarnings("unchecked")
    public void launch(I input) {
        Phone.startForResult(contract.createIntent(input), (ActivityResultCallback<Object>) callback);
    }
}
