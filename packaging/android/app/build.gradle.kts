plugins {
    id("com.android.application")
    id("org.jetbrains.kotlin.android")
    id("org.jetbrains.kotlin.plugin.compose")
}

android {
    namespace = "io.github.ombrelle.sample"
    compileSdk = 36
    defaultConfig {
        applicationId = "io.github.ombrelle.sample"
        minSdk = 26
        targetSdk = 36
        versionCode = 1
        versionName = "0.1.0"
        ndk { abiFilters += listOf("arm64-v8a", "x86_64") }
    }
    // `make.sh` puts the bindings, the core and ONNX Runtime here.
    sourceSets["main"].kotlin.srcDir("build/core/kotlin")
    sourceSets["main"].jniLibs.srcDir("build/core/jni")
    sourceSets["main"].assets.srcDir("build/core/assets")
    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
    buildFeatures { compose = true }
    // ONNX Runtime is loaded by the name of its file, which has to be one.
    packaging { jniLibs { useLegacyPackaging = true } }
}

dependencies {
    implementation("net.java.dev.jna:jna:5.17.0@aar")
    implementation(platform("androidx.compose:compose-bom:2025.10.00"))
    implementation("androidx.compose.material3:material3")
    implementation("androidx.activity:activity-compose:1.11.0")
}
