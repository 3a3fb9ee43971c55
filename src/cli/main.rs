//! `ombrelle`, by itself.

fn main() -> std::process::ExitCode {
    ombrelle_cli::main()
}
