// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/commands.hpp"
#include "indexer/program/interruption.hpp"
#include "schema/answer.hpp"

#include <iostream>
#include <string>
#include <sys/resource.h>
#include <vector>

namespace {

using onrecord::schema::ExitStatus;

// A merge of many small databases has many files open; the usual limit of 1,024 is only a default.
void allow_open_files() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

ExitStatus run(const std::vector<std::string>& arguments) {
    namespace program = onrecord::indexer::program;
    const auto invocation = onrecord::schema::read_settings(program::index_program(), arguments);
    if (invocation.answer) {
        std::cout << *invocation.answer;
        return ExitStatus::Done;
    }
    allow_open_files();
    return program::run_command(invocation.settings);
}

}  // namespace

int main(int argc, char** argv) try {
    onrecord::schema::begin_program();
    return static_cast<int>(onrecord::schema::delivered(run({argv + 1, argv + argc})));
} catch (const onrecord::indexer::program::Interrupted& interrupted) {
    std::cerr << "onrecord-index: stopped; the index is as it was\n";
    onrecord::indexer::program::end_by(interrupted);
} catch (...) {
    const auto report = onrecord::schema::describe_current_exception();
    std::cerr << "onrecord-index: " << report.message << '\n';
    return static_cast<int>(report.status);
}
