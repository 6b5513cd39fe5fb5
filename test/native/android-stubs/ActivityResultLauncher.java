package androidx.activity.result;

import androidx.activity.result.contract.ActivityResultContract;
import phone.Phone;

public class ActivityResultLauncher<I> {
    private final ActivityResultContract<I, ?> contract;

    @SuppressWarnings("unchecked")
    public <O> ActivityResultLauncher(ActivityResultContract<I, O> contract, ActivityResultCallback<O> callback) {
        this.contract = contract;
        Phone.awaitsResult((ActivityResultCallback<Object>) callback);
    }

    public void launch(I input) {
        Phone.startForResult(contract.createIntent(input));
    }
}
