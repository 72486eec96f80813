// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/pasted/east_asian_time.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

namespace onrecord::corpus::formats::pasted {
namespace {

enum class Sign : std::uint8_t {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    Morning,
    Afternoon,
    Update,
    Filler
};

struct SignRow {
    std::string_view text;
    Sign sign;
};
constexpr SignRow signs[] = {
    {"年", Sign::Year},        {"년", Sign::Year},        {"月", Sign::Month},
    {"월", Sign::Month},       {"日", Sign::Day},         {"号", Sign::Day},
    {"일", Sign::Day},         {"時", Sign::Hour},        {"时", Sign::Hour},
    {"点", Sign::Hour},        {"시", Sign::Hour},        {"分", Sign::Minute},
    {"분", Sign::Minute},      {"秒", Sign::Second},      {"초", Sign::Second},
    {"午前", Sign::Morning},   {"上午", Sign::Morning},   {"오전", Sign::Morning},
    {"午後", Sign::Afternoon}, {"下午", Sign::Afternoon}, {"오후", Sign::Afternoon},
    {"更新", Sign::Update},    {"수정", Sign::Update},    {"公開", Sign::Filler},
    {"配信", Sign::Filler},    {"発表", Sign::Filler},    {"发布", Sign::Filler},
    {"入力", Sign::Filler},    {"입력", Sign::Filler},    {"現在", Sign::Filler},
    {"頃", Sign::Filler},      {"ごろ", Sign::Filler}};
constexpr std::string_view weekdays[] = {"月", "火", "水", "木", "金", "土", "日",
                                         "월", "화", "수", "목", "금", "토", "일",
                                         "一", "二", "三", "四", "五", "六"};

/// Reads from the line's begin, number by number.
class EastAsianTime {
public:
    explicit EastAsianTime(std::string_view line) : left_{line} {}

    std::optional<TimeLine> read() {
        while (!left_.empty()) {
            if (!take_blank() && !take_weekday() && !take_number() && !take_sign()) {
                return std::nullopt;
            }
        }
        return finish();
    }

private:
    bool take(std::string_view text) {
        if (!left_.starts_with(text)) return false;
        left_.remove_prefix(text.size());
        return true;
    }

    bool take_blank() { return take(" ") || take("\t") || take("　") || take(",") || take("、"); }

    /// `（木）`, `(목)`.
    bool take_weekday() {
        const std::string_view before = left_;
        if (!take("（") && !take("(")) return false;
        const bool is_day =
            std::ranges::any_of(weekdays, [&](std::string_view day) { return take(day); });
        if (is_day && (take("）") || take(")"))) return true;
        left_ = before;
        return false;
    }

    bool take_number() {
        int number = 0;
        const auto [stop, error] =
            std::from_chars(left_.data(), left_.data() + left_.size(), number);
        if (error != std::errc{} || number < 0) return false;
        left_.remove_prefix(static_cast<std::size_t>(stop - left_.data()));
        if (take(":") || take("：")) return take_clock(number);
        number_ = number;
        return take_sign();
    }

    /// `18:40`, whose minutes have no sign.
    bool take_clock(int hour) {
        int minute = 0;
        const auto [stop, error] =
            std::from_chars(left_.data(), left_.data() + left_.size(), minute);
        if (error != std::errc{} || stop != left_.data() + 2) return false;
        left_.remove_prefix(2);
        hour_ = hour;
        minute_ = minute;
        return true;
    }

    bool take_sign() {
        const auto row = std::ranges::find_if(
            signs, [&](const SignRow& one) { return left_.starts_with(one.text); });
        if (row == std::end(signs)) return false;
        left_.remove_prefix(row->text.size());
        return apply(row->sign);
    }

    bool apply(Sign sign) {
        const auto number = std::exchange(number_, std::nullopt);
        switch (sign) {
            case Sign::Year:
                return put(date_.year, number);
            case Sign::Month:
                return put(date_.month, number);
            case Sign::Day:
                return put(date_.day, number);
            case Sign::Hour:
                hour_ = number;
                return number.has_value();
            case Sign::Minute:
                minute_ = number;
                return number.has_value();
            case Sign::Second:
                return number.has_value();
            case Sign::Morning:
            case Sign::Afternoon:
                is_afternoon_ = sign == Sign::Afternoon;
                return true;
            case Sign::Update:
                made_.is_update = true;
                return true;
            case Sign::Filler:
                return true;
        }
        return false;
    }

    static bool put(int& part, std::optional<int> number) {
        if (!number || part != 0) return false;
        part = *number;
        return true;
    }

    std::optional<TimeLine> finish() {
        constexpr int most_months = 12;
        constexpr int most_days = 31;
        constexpr int hours = 24;
        constexpr int minutes = 60;
        const bool has_date = date_.month > 0 && date_.day > 0;
        if (date_.month > most_months || date_.day > most_days) return std::nullopt;
        if (has_date) made_.date = date_;
        if (hour_) {
            const int half = is_afternoon_ && *hour_ < hours / 2 ? hours / 2 : 0;
            const int minute = minute_.value_or(0);
            if (*hour_ >= hours || minute >= minutes) return std::nullopt;
            made_.minute_of_day = (*hour_ + half) * minutes + minute;
        }
        if (!made_.date && !made_.minute_of_day) return std::nullopt;
        return made_;
    }

    std::string_view left_;
    std::optional<int> number_;
    std::optional<int> hour_;
    std::optional<int> minute_;
    bool is_afternoon_ = false;
    Date date_;
    TimeLine made_;
};

}  // namespace

std::optional<TimeLine> read_east_asian_time(std::string_view line) {
    return EastAsianTime{line}.read();
}

}  // namespace onrecord::corpus::formats::pasted
