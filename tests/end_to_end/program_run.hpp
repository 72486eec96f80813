// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scratch_folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

// The programs as a shell runs them.
namespace onrecord::tests {

struct ProgramRun {
    int status = -1;
    std::string out;
    std::string err;
};

/// Programs stand in bin/ beside the tests' folder.
inline std::filesystem::path program_file(const std::string& name) {
    const auto self = std::filesystem::read_symlink("/proc/self/exe");
    return self.parent_path().parent_path() / "bin" / name;
}

inline std::string quoted(const std::string& argument) { return "'" + argument + "'"; }

/// Runs a program to its end. `redirection` is a shell's, for example `</dev/null`; stdout and
/// stderr are caught where it does not name them. No argument may have an apostrophe.
inline ProgramRun run_program(const std::string& name,
                              const std::vector<std::string>& arguments,
                              const std::string& redirection = {}) {
    const ScratchFolder scratch;
    const auto caught = [&](const std::string& file) { return (scratch.path() / file).string(); };
    std::string command = quoted(program_file(name).string());
    for (const std::string& argument : arguments) {
        command += ' ' + quoted(argument);
    }
    command += " >" + caught("out") + " 2>" + caught("err") + ' ' + redirection;
    const int status = std::system(command.c_str());
    const auto text = [&](const std::string& file) {
        std::ifstream in{caught(file), std::ios::binary};
        return std::string{std::istreambuf_iterator<char>{in}, {}};
    };
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text("out"), text("err")};
}

}  // namespace onrecord::tests
