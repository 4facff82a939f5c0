import { monthlyBudget, operators } from "./stage";

// A budget sees the whole account; a stage that stays has an account of its own (README).
if (operators !== undefined) {
  const tell = (address: string, notificationType: "ACTUAL" | "FORECASTED", threshold: number) => ({
    notificationType,
    threshold,
    thresholdType: "PERCENTAGE",
    comparisonOperator: "GREATER_THAN",
    subscriberEmailAddresses: [address],
  });
  new aws.budgets.Budget("Budget", {
    budgetType: "COST",
    timeUnit: "MONTHLY",
    limitAmount: monthlyBudget,
    limitUnit: "USD",
    notifications: [tell(operators, "ACTUAL", 80), tell(operators, "FORECASTED", 100)],
  });
}
