//! `ombrelle-app`, by itself.

fn main() -> std::process::ExitCode {
    ombrelle_gui::main()
}
