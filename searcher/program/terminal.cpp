// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/terminal.hpp"

#include "searcher/utf16.hpp"

#include <algorithm>
#include <cstdlib>
#include <unistd.h>

namespace onrecord::searcher::program {
namespace {

constexpr std::string_view reset = "\x1B[0m";

std::string_view code_of(Ink ink) {
    switch (ink) {
        case Ink::Bold:
            return "\x1B[1m";
        case Ink::Faint:
            return "\x1B[2m";
        case Ink::Match:
            return "\x1B[1;33m";
        case Ink::Removed:
            return "\x1B[31m";
        case Ink::Added:
            return "\x1B[32m";
        case Ink::Plain:
            break;
    }
    return {};
}

bool is_colour_wanted(int file_descriptor) {
    const char* const refused = std::getenv("NO_COLOR");  // NOLINT(concurrency-mt-unsafe)
    const char* const terminal = std::getenv("TERM");     // NOLINT(concurrency-mt-unsafe)
    const bool is_dumb = terminal != nullptr && std::string_view{terminal} == "dumb";
    return ::isatty(file_descriptor) == 1 && !is_dumb && (refused == nullptr || *refused == '\0');
}

}  // namespace

Paint::Paint(int file_descriptor) : is_on_{is_colour_wanted(file_descriptor)} {}

std::string Paint::operator()(std::string_view text, Ink ink) const {
    const std::string line = one_line(text);
    if (!is_on_ || ink == Ink::Plain) return line;
    return std::string{code_of(ink)} + line + std::string{reset};
}

std::string Paint::operator()(std::string_view text,
                              const std::vector<schema::Span>& matches) const {
    if (!is_on_) return one_line(text);
    std::string painted;
    std::size_t at = 0;
    for (const schema::Span match : matches) {
        painted += one_line(text.substr(at, match.begin - at));
        painted += (*this)(text.substr(match.begin, match.length()), Ink::Match);
        at = match.end;
    }
    return painted + one_line(text.substr(at));
}

std::string one_line(std::string_view text) {
    std::string line;
    bool is_after_c2 = false;
    for (const char byte : well_formed(text)) {
        const auto value = static_cast<unsigned char>(byte);
        // C1 controls are C2 80 to C2 9F.
        if (is_after_c2 && value < 0xA0) {
            line.back() = ' ';
        } else if (value < 0x20 || value == 0x7F) {
            if (line.empty() || line.back() != ' ') line += ' ';
        } else {
            line += byte;
        }
        is_after_c2 = value == 0xC2;
    }
    return line;
}

std::string problem_text(const schema::Problem& problem, std::string_view query) {
    std::string text = problem.severity == schema::Severity::Error ? "error: " : "warning: ";
    text += problem.reason + '\n';
    if (!problem.offset_bytes || query.empty() || query.size() > 500) return text;
    const std::string before = one_line(query.substr(0, *problem.offset_bytes));
    const auto columns = static_cast<std::size_t>(std::ranges::count_if(
        before, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
    return text + "  " + one_line(query) + "\n  " + std::string(columns, ' ') + "^\n";
}

}  // namespace onrecord::searcher::program
