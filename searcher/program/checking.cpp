// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/checking.hpp"

#include "schema/failure.hpp"

#include <iostream>

namespace onrecord::searcher::program {

namespace {

std::optional<schema::Instant> read_time(const schema::Settings& settings, const char* name) {
    const std::string text = settings.text(name);
    if (text.empty()) return std::nullopt;
    const auto time = schema::parse_time(text);
    if (time) return time->at;
    throw schema::Failure{schema::ExitStatus::Usage,
                          "'--" + std::string{name} +
                              "' takes a date or a time, as in 2022-01-28, not '" + text + "'."};
}

}  // namespace

std::optional<schema::Instant> read_before(const schema::Settings& settings) {
    return read_time(settings, "before");
}

std::optional<schema::Instant> read_as_of(const schema::Settings& settings) {
    return read_time(settings, "as-of");
}

std::shared_ptr<const schema::Generation> open_index(const schema::Settings& settings) {
    const schema::OpenedGeneration opened = schema::open_current(settings.text("index"));
    if (!opened.refusal.empty() && !settings.flag("quiet")) {
        std::cerr << "onrecord-search: warning: " << opened.refusal << '\n';
    }
    return opened.generation;
}

}  // namespace onrecord::searcher::program
