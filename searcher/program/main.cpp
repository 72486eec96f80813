// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/answer.hpp"
#include "searcher/program/commands.hpp"

#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using onrecord::schema::ExitStatus;

ExitStatus run(const std::vector<std::string>& arguments) {
    namespace program = onrecord::searcher::program;
    const auto invocation = onrecord::schema::read_settings(program::search_program(), arguments);
    if (invocation.answer) {
        std::cout << *invocation.answer;
        return ExitStatus::Done;
    }
    const std::string_view command = invocation.settings.command().name;
    if (command == "entry") return program::run_entry(invocation.settings);
    if (command == "check") return program::run_check(invocation.settings);
    const ExitStatus status = program::run_search(invocation.settings);
    // Who mistyped a command has searched for it: that finds nothing, or little.
    if (status != ExitStatus::Done && !invocation.hint.empty()) {
        std::cerr << "onrecord-search: " << invocation.hint << '\n';
    }
    return status;
}

}  // namespace

int main(int argc, char** argv) try {
    onrecord::schema::begin_program();
    return static_cast<int>(onrecord::schema::delivered(run({argv + 1, argv + argc})));
} catch (...) {
    const auto report = onrecord::schema::describe_current_exception();
    std::cerr << "onrecord-search: " << report.message << '\n';
    return static_cast<int>(report.status);
}
