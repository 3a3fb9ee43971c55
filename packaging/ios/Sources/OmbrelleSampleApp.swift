import SwiftUI

/// A photo comes in by the share sheet or the system's picker, and goes out by the share sheet.
@main
struct OmbrelleSampleApp: App {
    @StateObject private var protecting = Protecting()

    var body: some Scene {
        WindowGroup {
            ProtectView(protecting: protecting)
                .onOpenURL { protecting.open(file: $0) }
        }
    }
}
