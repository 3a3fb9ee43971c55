package io.github.ombrelle.sample

import android.content.Intent
import android.net.Uri
import android.os.Build
import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.activity.result.PickVisualMediaRequest
import androidx.activity.result.contract.ActivityResultContracts.PickVisualMedia
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.lifecycle.Lifecycle

/** A photo comes in by the share sheet or the system's picker, and goes out by the share sheet. */
class MainActivity : ComponentActivity() {
    private var shown by mutableStateOf(Shown())
    private lateinit var protecting: Protecting
    private val picker = registerForActivityResult(PickVisualMedia()) { uri -> uri?.let(::open) }

    /** A copy that was finished while the app was put away: the system lets no share sheet come up over another app, and says nothing. */
    private var waiting: Ready? = null

    override fun onCreate(state: Bundle?) {
        super.onCreate(state)
        protecting = Protecting(applicationContext, { shown = it }, ::share)
        setContent {
            ProtectScreen(
                shown,
                choose = { picker.launch(PickVisualMediaRequest(PickVisualMedia.ImageOnly)) },
                tap = protecting::tap,
                cover = protecting::cover,
                protect = protecting::protect,
                stop = protecting::stop,
                forget = protecting::forget,
            )
        }
        if (state == null) take(intent)
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        take(intent)
    }

    override fun onResume() {
        super.onResume()
        waiting?.let(::send)
        waiting = null
    }

    override fun onTrimMemory(level: Int) {
        super.onTrimMemory(level)
        protecting.unload()
    }

    override fun onDestroy() {
        protecting.close()
        super.onDestroy()
    }

    private fun take(intent: Intent) {
        if (intent.action != Intent.ACTION_SEND) return
        shared(intent)?.let(::open)
    }

    /** Another photo: a copy of the one before is not shared any more when the app comes back. */
    private fun open(uri: Uri) {
        waiting = null
        protecting.open(uri)
    }

    @Suppress("DEPRECATION")
    private fun shared(intent: Intent): Uri? =
        if (Build.VERSION.SDK_INT >= 33) intent.getParcelableExtra(Intent.EXTRA_STREAM, Uri::class.java)
        else intent.getParcelableExtra(Intent.EXTRA_STREAM)

    private fun share(ready: Ready) {
        if (lifecycle.currentState.isAtLeast(Lifecycle.State.RESUMED)) send(ready) else waiting = ready
    }

    private fun send(ready: Ready) {
        val send = Intent(Intent.ACTION_SEND)
            .setType(ready.type)
            .putExtra(Intent.EXTRA_STREAM, ready.uri)
            .addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION)
        startActivity(Intent.createChooser(send, null))
    }
}
