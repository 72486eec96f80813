// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/chunks.hpp"

#include <algorithm>
#include <charconv>

namespace onrecord::server::http {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t most_digits = 8;

}  // namespace

std::size_t Chunks::take(std::string_view bytes) {
    std::size_t taken = 0;
    while (state_ == State::Going) {
        const auto rest = bytes.substr(taken);
        std::size_t count = 0;
        if (part_ == Part::Size) count = take_size(rest);
        if (part_ == Part::Data && count == 0) count = take_data(rest);
        if (part_ == Part::DataEnd && count == 0) count = take_line_end(rest, Part::Size);
        if (part_ == Part::End && count == 0) count = take_line_end(rest, Part::End);
        if (count == 0) break;
        taken += count;
    }
    return taken;
}

/// `1f CR LF`; nothing is taken before the line is whole.
std::size_t Chunks::take_size(std::string_view bytes) {
    const auto line = bytes.substr(0, most_digits + line_end.size());
    const char* const end = line.data() + line.size();
    const auto [rest, error] = std::from_chars(line.data(), end, left_, 16);
    const auto digits = static_cast<std::size_t>(rest - line.data());
    const auto behind = line.substr(digits);
    const bool is_sound = (error == std::errc{} || bytes.empty()) && digits <= most_digits &&
                          line_end.starts_with(behind.substr(0, line_end.size()));
    if (!is_sound) state_ = State::Broken;
    if (!is_sound || behind.size() < line_end.size()) return 0;
    if (left_ > most_bytes_ - body.size()) state_ = State::TooLarge;
    part_ = left_ == 0 ? Part::End : Part::Data;
    return digits + line_end.size();
}

std::size_t Chunks::take_data(std::string_view bytes) {
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size()));
    body.append(bytes.substr(0, count));
    left_ -= count;
    if (left_ == 0) part_ = Part::DataEnd;
    return count;
}

std::size_t Chunks::take_line_end(std::string_view bytes, Part next) {
    if (!line_end.starts_with(bytes.substr(0, line_end.size()))) state_ = State::Broken;
    if (state_ == State::Broken || bytes.size() < line_end.size()) return 0;
    if (part_ == Part::End) state_ = State::Done;
    part_ = next;
    return line_end.size();
}

}  // namespace onrecord::server::http
