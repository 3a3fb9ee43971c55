package io.github.ombrelle.sample

import androidx.compose.foundation.Image
import androidx.compose.foundation.gestures.detectTapGestures
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.offset
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Button
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.asImageBitmap
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.layout.ContentScale
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import ombrelle.Decision
import ombrelle.DraftFace

/** The one screen: the photo with its faces, what is known about it, and what can be done. */
@Composable
fun ProtectScreen(
    shown: Shown,
    choose: () -> Unit,
    tap: (UInt) -> Unit,
    cover: (Float, Float) -> Unit,
    protect: () -> Unit,
    stop: () -> Unit,
    forget: () -> Unit,
) = MaterialTheme {
    Column(
        Modifier.safeDrawingPadding().padding(16.dp).verticalScroll(rememberScrollState()),
        verticalArrangement = Arrangement.spacedBy(12.dp),
    ) {
        if (shown.sketch == null) {
            Button(choose) { Text(stringResource(R.string.choose)) }
        } else {
            Text(stringResource(R.string.about))
            Picture(shown, tap, cover)
            Text(stringResource(R.string.draw))
        }
        shown.work?.let { (phase, part) ->
            Text(phase)
            LinearProgressIndicator({ part }, Modifier.fillMaxWidth())
            OutlinedButton(stop) { Text(stringResource(R.string.stop)) }
        }
        if (shown.sketch != null && shown.work == null) {
            Row(horizontalArrangement = Arrangement.spacedBy(12.dp)) {
                Button(protect) { Text(stringResource(R.string.protect)) }
                OutlinedButton(forget) { Text(stringResource(R.string.forget)) }
            }
        }
        shown.told.forEach { Text(it) }
    }
}

@Composable
private fun Picture(shown: Shown, tap: (UInt) -> Unit, cover: (Float, Float) -> Unit) {
    val sketch = shown.sketch ?: return
    val (width, height) = shown.size.first.toFloat() to shown.size.second.toFloat()
    BoxWithConstraints(Modifier.fillMaxWidth().aspectRatio(sketch.width.toFloat() / sketch.height)) {
        val scale = maxWidth / width
        val held = Modifier.pointerInput(shown.size) {
            detectTapGestures(onLongPress = { cover(it.x / size.width * width, it.y / size.height * height) })
        }
        Image(sketch.asImageBitmap(), null, Modifier.fillMaxWidth().then(held), contentScale = ContentScale.FillWidth)
        shown.faces.forEach { face ->
            val words = stringResource(if (isCovered(face)) R.string.face_covered else R.string.face_shown, face.number.toInt())
            val region = face.region
            Box(
                Modifier
                    .offset(scale * region.x, scale * region.y)
                    .size(scale * region.width, scale * region.height)
                    .border(2.dp, if (isCovered(face)) Color(0xFF2F5D62) else Color(0xFFD1495B))
                    .semantics { contentDescription = words }
                    .clickable(enabled = !face.bound) { tap(face.number) },
            )
        }
    }
}

private fun isCovered(face: DraftFace) = face.decision is Decision.Cover
