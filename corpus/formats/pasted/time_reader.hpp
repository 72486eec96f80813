// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/pasted/time_line.hpp"
#include "corpus/formats/pasted/time_words.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace onrecord::corpus::formats::pasted {

/// Parses a line word by word; each kind of word sets its part of the TimeLine, and any other word
/// means that it is not a time line. A line of more than 16 words is none.
class TimeReader {
public:
    explicit TimeReader(std::string_view line);
    std::optional<TimeLine> read();

private:
    enum class Half : std::uint8_t { None, Morning, Afternoon };

    void split();
    bool read_here();
    bool read_phrase();
    bool apply(const TimeMeaning& meaning, std::size_t words);
    bool read_zone(const std::string& phrase, std::size_t words);
    bool read_offset();
    bool read_moment();
    bool read_date();
    bool read_epoch();
    bool read_clock();
    bool read_parted_minutes(int& minute);
    bool read_behind_clock(std::string_view rest);
    bool read_count();
    bool read_day_or_year();
    bool repeats_date(int month);
    bool has(TimeWord kind, std::size_t at) const;
    std::optional<Half> half_here(std::string_view rest);
    std::optional<TimeLine> finish();

    std::string text_;  ///< Lower case, byte for byte as long as the line.
    std::string_view line_;
    std::vector<std::string_view> words_;
    std::size_t at_ = 0;
    bool has_ago_ = false;
    bool has_count_ = false;
    bool ends_open_ = false;         ///< The last word leads to another: `14:05 le`.
    bool is_update_behind_ = false;  ///< What follows is of a later change.
    bool is_date_twice_ = false;     ///< The month was said again; day and year may be, too.
    Date date_;
    TimeLine made_;
};

}  // namespace onrecord::corpus::formats::pasted
