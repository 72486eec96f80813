// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/checking.hpp"

#include "schema/failure.hpp"

#include <iostream>

namespace onrecord::searcher::program {

std::optional<schema::Instant> read_before(const schema::Settings& settings) {
    const std::string before = settings.text("before");
    if (before.empty()) return std::nullopt;
    const auto time = schema::parse_time(before);
    if (time) return time->at;
    throw schema::Failure{
        schema::ExitStatus::Usage,
        "'--before' takes a date or a time, as in 2022-01-28, not '" + before + "'."};
}

std::shared_ptr<const schema::Generation> open_index(const schema::Settings& settings) {
    const schema::OpenedGeneration opened = schema::open_current(settings.text("index"));
    if (!opened.refusal.empty() && !settings.flag("quiet"))
        std::cerr << "onrecord-search: warning: " << opened.refusal << '\n';
    return opened.generation;
}

}  // namespace onrecord::searcher::program
